/**
 * Superscripts and subscripts. Unicode has only some of the letters; capitals are left out on
 * purpose (a third of them is missing, so `x^T` and `x^S` would look unrelated).
 */
const SUPER = characters(
  "0123456789+-=()abcdefghijklmnoprstuvwxyzβγδθφχ",
  "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵝᵞᵟᶿᵠᵡ",
);
const SUB = characters(
  "0123456789+-=()aehijklmnoprstuvxβγρφχ",
  "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ",
);

function characters(from: string, to: string): Map<string, string> {
  const targets = [...to];
  return new Map([...from].map((c, i) => [c, targets[i] ?? c]));
}

/** Signs that are raised by themselves: `x*`, `A†`, `20°C`. Only alone: `k^{s*}` is not `kˢ*`. */
const RAISED = /^(?:[*†‡′]+|°[CFK]?)$/u;

export interface Script {
  readonly text: string;
  /** Written on the line (`^T`): what follows needs a space to stay apart from it. */
  readonly linear: boolean;
  /** In brackets of our own where nobody types them: `_(i,j)`, `^((a+1)/2)`. */
  readonly strained?: boolean;
}

/** `content` raised (`^`) or lowered (`_`): `²`, `₁₀`, else `^T`, `_reg`, `^(a,b)`. */
export function script(mark: "^" | "_", content: string): Script {
  const plain = mark === "^" ? content.replace(/∘/g, "°").replace(/⋆/g, "*") : content;
  const compact = plain.replace(/ /g, "");
  if (compact === "") return { text: "", linear: false };
  if (mark === "^" && RAISED.test(compact)) return { text: compact, linear: false };
  const mapped = mappedBy(mark === "^" ? SUPER : SUB, compact);
  if (mapped !== undefined) return { text: mapped, linear: false };
  const number = /^\d+\.\d+$/.test(plain);
  const name = mark === "_" && /^[\p{L}\p{N}]+$/u.test(plain);
  const bare = number || name || isOneCharacter(plain);
  const wrapped = /^\([^()]*\)$/.test(plain);
  if (bare || wrapped) return { text: mark + plain, linear: true };
  const strained = mark === "_" || /[(^_√]/.test(plain);
  return { text: `${mark}(${plain})`, linear: true, strained };
}

function mappedBy(map: ReadonlyMap<string, string>, text: string): string | undefined {
  let out = "";
  for (const c of text) {
    const target = map.get(c);
    if (target === undefined) return undefined;
    out += target;
  }
  return out;
}

/** One character, whatever combining marks it carries. */
export function isOneCharacter(text: string): boolean {
  return /^.\p{M}*$/su.test(text) || /^.\p{M}*$/su.test(text.normalize("NFC"));
}

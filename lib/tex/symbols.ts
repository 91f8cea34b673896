import { names, table } from "@/lib/tex/table";

/** Symbols that stand for themselves: no space around them. */
export const ORDINARY = table(`
  alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι
  kappa κ varkappa ϰ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ
  varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω digamma ϝ
  Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
  varGamma Γ varDelta Δ varTheta Θ varLambda Λ varPi Π varSigma Σ varPhi Φ varPsi Ψ varOmega Ω
  partial ∂ nabla ∇ infty ∞ ell ℓ hbar ℏ hslash ℏ imath ı jmath ȷ Re ℜ Im ℑ wp ℘ aleph ℵ beth ℶ
  forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬ emptyset ∅ varnothing ∅ top ⊤ bot ⊥ angle ∠ prime ′
  ldots … dots … dotsc … dotsb ⋯ cdots ⋯ vdots ⋮ ddots ⋱ degree ° checkmark ✓ cross ✗ xmark ✗
  cmark ✓ dagger † dag † ddagger ‡ ddag ‡ S § P ¶ pounds £ euro € yen ¥ copyright © clubsuit ♣
  diamondsuit ♢ heartsuit ♡ spadesuit ♠ flat ♭ natural ♮ sharp ♯ square □ Box □ blacksquare ■
  Diamond ◇ lozenge ◊ bigstar ★ triangle △ blacktriangle ▲ complement ∁ mho ℧ eth ð surd √
  qed ∎ lbrace { rbrace } vert | Vert ‖ backslash \\ circledR ® circledast ⊛ male ♂ female ♀
`);

/** Relations: a space on either side. */
export const RELATIONS = table(`
  le ≤ leq ≤ leqslant ≤ ge ≥ geq ≥ geqslant ≥ ne ≠ neq ≠ lt < gt > ll ≪ gg ≫ lll ⋘ ggg ⋙
  approx ≈ approxeq ≊ sim ∼ thicksim ∼ simeq ≃ cong ≅ equiv ≡ propto ∝ varpropto ∝ asymp ≍
  doteq ≐ triangleq ≜ coloneqq ≔ coloneq ≔ eqqcolon ≕ lesssim ≲ gtrsim ≳ lessapprox ⪅ gtrapprox ⪆
  lessgtr ≶ gtrless ≷ prec ≺ succ ≻ preceq ⪯ succeq ⪰ preccurlyeq ≼ succcurlyeq ≽ precsim ≾
  succsim ≿ nless ≮ ngtr ≯ nleq ≰ ngeq ≱ in ∈ notin ∉ ni ∋ owns ∋ subset ⊂ supset ⊃ subseteq ⊆
  supseteq ⊇ subsetneq ⊊ supsetneq ⊋ nsubseteq ⊈ sqsubset ⊏ sqsubseteq ⊑ sqsupseteq ⊒ mid |
  nmid ∤ parallel ∥ nparallel ∦ perp ⟂ vdash ⊢ dashv ⊣ models ⊨ vDash ⊨ Vdash ⊩ bowtie ⋈
  to → rightarrow → longrightarrow ⟶ gets ← leftarrow ← longleftarrow ⟵ leftrightarrow ↔
  longleftrightarrow ⟷ Rightarrow ⇒ Longrightarrow ⟹ implies ⟹ Leftarrow ⇐ Longleftarrow ⟸
  impliedby ⟸ Leftrightarrow ⇔ Longleftrightarrow ⟺ iff ⟺ mapsto ↦ longmapsto ⟼ uparrow ↑
  downarrow ↓ updownarrow ↕ Uparrow ⇑ Downarrow ⇓ nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖
  hookrightarrow ↪ hookleftarrow ↩ rightharpoonup ⇀ leftharpoonup ↼ rightleftharpoons ⇌
  leftrightarrows ⇆ rightrightarrows ⇉ twoheadrightarrow ↠ rightsquigarrow ⇝ leadsto ⇝
  nrightarrow ↛ dashrightarrow ⇢ multimap ⊸ therefore ∴ because ∵ vartriangleleft ⊲
`);

/** Binary operators: a space on either side when they stand between two things. */
export const BINARY = table(`
  times × div ÷ pm ± mp ∓ cdot · centerdot · ast * star ⋆ circ ∘ bullet • oplus ⊕ ominus ⊖
  otimes ⊗ oslash ⊘ odot ⊙ cap ∩ cup ∪ uplus ⊎ sqcap ⊓ sqcup ⊔ vee ∨ lor ∨ wedge ∧ land ∧
  setminus ∖ smallsetminus ∖ wr ≀ diamond ⋄ amalg ⨿ ltimes ⋉ rtimes ⋊ boxplus ⊞ boxtimes ⊠
  triangleleft ◁ triangleright ▷ bigtriangleup △ bigtriangledown ▽ veebar ⊻ barwedge ⊼
  intercal ⊺ dotplus ∔
`);

/** Operators that act on what follows them. */
export const LARGE = table(`
  sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ bigcup ⋃ bigcap ⋂ bigvee ⋁ bigwedge ⋀
  bigoplus ⨁ bigotimes ⨂ bigodot ⨀ biguplus ⨄ bigsqcup ⨆
`);

/** Functions printed as upright words. */
export const FUNCTIONS = names(`
  log ln lg exp sin cos tan cot sec csc sinh cosh tanh coth arcsin arccos arctan min max inf sup
  lim liminf limsup arg argmin argmax det dim ker deg gcd lcm hom Pr mod bmod rank trace diag
  sign sgn softmax span supp
`);

export const OPENING = table(
  "langle ⟨ lceil ⌈ lfloor ⌊ lvert | lVert ‖ lbrack [ lbrace { llbracket ⟦",
);
export const CLOSING = table(
  "rangle ⟩ rceil ⌉ rfloor ⌋ rvert | rVert ‖ rbrack ] rbrace } rrbracket ⟧",
);

/** A symbol in whichever table has it: what `\alpha` outside a formula is looked up with. */
export function symbol(name: string): string | undefined {
  return (
    ORDINARY.get(name) ??
    RELATIONS.get(name) ??
    BINARY.get(name) ??
    LARGE.get(name) ??
    OPENING.get(name) ??
    CLOSING.get(name)
  );
}

import { type Html, html, type Shown } from "../html";

/** What a field shows, and what is wrong with it. */
export type FieldState = {
  values: Readonly<Record<string, string>>;
  fault: { name: string | null; sentence: string } | null;
};

type About = { label: string; help?: Shown; example?: string };

export function lineField(state: FieldState, name: string, about: About): Html {
  return field(state, name, about, (described) => {
    return html`<input id="${name}" name="${name}" type="text" value="${state.values[name]}" placeholder="${about.example}"${described} />`;
  });
}

export function areaField(state: FieldState, name: string, about: About & { rows: number }): Html {
  return field(
    state,
    name,
    about,
    (described) =>
      html`<textarea id="${name}" name="${name}" rows="${about.rows}" placeholder="${about.example}"${described}>${"\n"}${state.values[name]}</textarea>`,
    "whole",
  );
}

export function numberField(
  state: FieldState,
  name: string,
  about: About & { min: string; max: string; step: string },
): Html {
  const { min, max, step } = about;
  return field(state, name, about, (described) => {
    return html`<input id="${name}" name="${name}" type="number" inputmode="decimal" min="${min}" max="${max}" step="${step}" value="${state.values[name]}"${described} />`;
  });
}

export function choiceField(
  state: FieldState,
  name: string,
  about: About & { options: Readonly<Record<string, string>> },
): Html {
  const options = Object.entries(about.options).map(([value, words]) => {
    const selected = state.values[name] === value && html` selected="selected"`;
    return html`<option value="${value}"${selected}>${words}</option>`;
  });
  return field(state, name, about, (described) => {
    return html`<select id="${name}" name="${name}"${described}>${options}</select>`;
  });
}

/** The sentence on a field, where it is wrong; the place for one, where it is not. */
export function faultSlot({ fault }: FieldState, name: string): Html {
  const sentence = fault?.name === name ? fault.sentence : "";
  return html`<span class="fault trouble" id="${name}-fault" role="status">${sentence}</span>`;
}

function field(
  state: FieldState,
  name: string,
  { label, help }: About,
  control: (described: Html) => Html,
  kind = "one",
): Html {
  const helpId = help === undefined ? "" : `${name}-help `;
  const invalid = state.fault?.name === name && html` aria-invalid="true"`;
  const described = html` aria-describedby="${helpId}${name}-fault"${invalid}`;
  return html`<p class="${kind}"><label for="${name}">${label}</label>
${control(described)}
${help !== undefined && html`<small id="${name}-help">${help}</small>`}
${faultSlot(state, name)}</p>\n`;
}

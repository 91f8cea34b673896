/**
 * A page by a user's own template: `{{NAME}}` becomes its value, in a single pass, so that what a
 * paper says is never taken for a placeholder. What is not known stays, and is named.
 */
export function filledTemplate(
  template: string,
  values: Readonly<Record<string, string>>,
): { page: string; unknown: string[] } {
  const unknown = new Set<string>();
  const page = template.replace(/\{\{\s*([A-Za-z][\w-]*)\s*\}\}/g, (written, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) unknown.add(name);
    return value ?? written;
  });
  return { page, unknown: [...unknown] };
}

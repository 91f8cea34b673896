/**
 * Whether a workflow's condition holds. What is not there is nothing, which equals the empty text
 * (https://docs.github.com/actions/reference/workflows-and-actions/expressions).
 */
export function holds(condition: string, context: object): boolean {
  const code = condition.replace(/'[^']*'|[a-z_]+(?:\.\w+)+/g, (found) =>
    found.startsWith("'") ? JSON.stringify(found.slice(1, -1)) : `at(${JSON.stringify(found)})`,
  );
  const at = (path: string) =>
    path
      .split(".")
      .reduce<unknown>(
        (value, key) => (value as Record<string, unknown> | undefined)?.[key],
        context,
      ) ?? "";
  return Boolean(new Function("at", `return (${code});`)(at));
}

/** One thing that a deployment needs: found or not, and the one thing to do about it. */
export type Check = {
  name: string;
  state: "found" | "missing" | "failing";
  finding: string; // one sentence
  remedy?: string; // one sentence
};

/** How to set a variable, where this deployment runs. */
export function setting(variable: string, value: string, isOnVercel: boolean): string {
  return isOnVercel
    ? `In your project on Vercel choose Settings, Environment Variables, set ${variable} to ${value}, and deploy again.`
    : `Set ${variable} to ${value}, in the environment or in .env, and start the server again.`;
}

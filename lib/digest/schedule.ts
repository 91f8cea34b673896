/** The times of day at which a workflow begins by its crons, as people write them: "05:40". */
export function timesIn(workflow: string): string[] {
  const crons = workflow.matchAll(/^\s*-\s*cron:\s*["'](\d{1,2}) (\d{1,2}) /gm);
  return [...crons].map(
    ([, minute = "", hour = ""]) => `${hour.padStart(2, "0")}:${minute.padStart(2, "0")}`,
  );
}

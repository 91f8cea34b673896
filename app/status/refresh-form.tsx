import { setting } from "@/lib/server/check";

/** Starts a refresh, for whoever knows the secret; without one it says how to set it. */
export function RefreshForm(props: {
  isOpen: boolean;
  isOnVercel: boolean;
  accessKey: string | null;
}) {
  const { isOpen, isOnVercel, accessKey } = props;
  if (!isOpen) {
    return (
      <p>
        To start a refresh here, there must be a password for it.{" "}
        {setting("CRON_SECRET", "16 characters or more of your own making", isOnVercel)}
      </p>
    );
  }
  return (
    <form method="post" action="/api/cron/refresh">
      {accessKey !== null && <input type="hidden" name="key" value={accessKey} />}
      <label htmlFor="secret">The value of CRON_SECRET</label>
      <input id="secret" name="secret" type="password" autoComplete="current-password" required />
      <button type="submit">Start a refresh</button>
    </form>
  );
}

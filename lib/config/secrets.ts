import { type Environment, secretIn } from "./environment";
import type { Config } from "./schema";

/** All that nobody may read, wherever it is configured: keys, tokens, and passwords in addresses. */
export function configuredSecrets(environment: Environment, config: Config): string[] {
  const { kv, redisUrl, accessToken, cronSecret, zoteroKey, deploymentUrl } = environment;
  const addresses = [
    environment.modelUrl,
    config.ai_summary.base_url,
    kv?.url,
    environment.zoteroUrl,
    environment.arxivFeedUrl,
    environment.arxivApiUrl,
    environment.arxivSiteUrl,
  ];
  const modelKey = secretIn(config.ai_summary.api_key_env);
  const whole = [kv?.token, redisUrl, accessToken, cronSecret, zoteroKey, deploymentUrl, modelKey];
  const passwords = [redisUrl, deploymentUrl, ...addresses].flatMap(passwordIn);
  return [...whole, ...passwords].filter((secret) => secret !== undefined);
}

/** As written and as meant. */
function passwordIn(address: string | undefined): string[] {
  if (address === undefined || !URL.canParse(address)) return [];
  const { password } = new URL(address);
  try {
    return [password, decodeURIComponent(password)];
  } catch {
    return [password];
  }
}

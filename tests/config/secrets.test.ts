import { afterEach, describe, expect, it, vi } from "vitest";
import { readEnvironment } from "@/lib/config/environment";
import { configSchema } from "@/lib/config/schema";
import { configuredSecrets } from "@/lib/config/secrets";
import { redactionOf } from "@/lib/redaction";

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("configuredSecrets", () => {
  it("are all that the environment and config.json can hold", () => {
    vi.stubEnv("OWN_MODEL_KEY", "canary-model-key");
    const environment = readEnvironment({
      KV_REST_API_URL: "https://user:canary-kv-password@kv.example",
      KV_REST_API_TOKEN: "canary-kv-token",
      REDIS_URL: "redis://user:canary%2Bredis@redis.example:6379",
      CRON_SECRET: "canary-cron-secret",
      ACCESS_TOKEN: "canary-access",
      ZOTERO_API_KEY: "canary-zotero",
      OPENAI_BASE_URL: "https://user:canary-model-password@model.example/v1",
      DEPLOYMENT_URL: "https://canary-deployment.example",
      ARXIV_FEED_URL: "http://user:canary-mirror@mirror.example",
    });
    const config = configSchema.parse({
      ai_summary: {
        api_key_env: "OWN_MODEL_KEY",
        base_url: "https://user:canary-base-password@model.example/v1",
        model: "an-own-model",
      },
    });
    const everywhere = [
      ...Object.values(environment).map((value) => JSON.stringify(value)),
      "canary-model-key canary+redis canary-kv-password",
      config.ai_summary.base_url,
    ].join(" ");
    expect(redactionOf(configuredSecrets(environment, config))(everywhere)).not.toContain("canary");
  });

  it("are none where nothing is set", () => {
    vi.stubEnv("OPENAI_API_KEY", "");
    const secrets = configuredSecrets(readEnvironment({}), configSchema.parse({}));
    expect(secrets.filter((secret) => secret !== "")).toEqual([]);
  });
});

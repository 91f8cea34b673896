import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { variableNames } from "@/lib/config/environment";

/** What we use of https://docs.docker.com/reference/compose-file/; an unknown key is a mistake. */
const root = resolve(import.meta.dirname, "../..");
const time = z.string().regex(/^\d+s$/);
const mount = z.string().regex(/^[\w./-]+:\/[\w./-]+(:ro)?$/);

const serviceSchema = z
  .strictObject({
    build: z.string().optional(),
    image: z.string().optional(),
    init: z.boolean().optional(),
    restart: z.literal("unless-stopped"),
    command: z.array(z.string()).optional(),
    ports: z.array(z.string()).optional(),
    env_file: z.array(z.strictObject({ path: z.string(), required: z.boolean() })).optional(),
    environment: z.record(z.string(), z.string()).optional(),
    volumes: z.array(mount),
    depends_on: z
      .record(z.string(), z.strictObject({ condition: z.literal("service_healthy") }))
      .optional(),
    healthcheck: z
      .strictObject({
        test: z.tuple([z.literal("CMD"), z.string()], z.string()),
        interval: time,
        timeout: time,
        retries: z.int(),
      })
      .optional(),
    read_only: z.boolean().optional(),
    tmpfs: z.array(z.string()).optional(),
    cap_drop: z.array(z.string()).optional(),
    security_opt: z.array(z.string()).optional(),
  })
  .refine(({ build, image }) => (build === undefined) !== (image === undefined));

const composeSchema = z.strictObject({
  services: z.strictObject({ app: serviceSchema, redis: serviceSchema }),
  volumes: z.record(z.string(), z.null()),
});

const { services, volumes } = composeSchema.parse(
  parse(readFileSync(resolve(root, "compose.yaml"), "utf8"), { strict: true }),
);

describe("compose.yaml", () => {
  it("builds the server from here and pins the version of what it fetches", () => {
    expect(services.app.build).toBe(".");
    expect(services.redis.image).toMatch(/^redis:\d+(\.\d+)*-alpine$/);
  });

  it("publishes the server's port and nothing of Redis", () => {
    expect(services.app.ports).toEqual([expect.stringMatching(/^\$\{PORT:-3000\}:3000$/)]);
    expect(services.redis.ports).toBeUndefined();
  });

  it("hands the server variables that it reads", () => {
    const { environment = {} } = services.app;
    for (const name of Object.keys(environment)) expect(variableNames).toContain(name);
    expect(environment).toEqual({
      PORT: "3000",
      DATA_DIR: "/data",
      REDIS_URL: "redis://redis:6379",
    });
    expect(services.app.env_file).toEqual([{ path: ".env", required: false }]);
  });

  it("lets config.json be read only, from a file that is there", () => {
    expect(services.app.volumes).toContain("./config.json:/app/config.json:ro");
    expect(existsSync(resolve(root, "config.json"))).toBe(true);
  });

  it("keeps data in volumes that it names", () => {
    const named = [...services.app.volumes, ...services.redis.volumes]
      .map((each) => each.split(":")[0] ?? "")
      .filter((source) => !source.startsWith("."));
    expect(named.toSorted()).toEqual(Object.keys(volumes).toSorted());
    expect(services.redis.volumes).toEqual(["redis:/data"]);
    expect(services.redis.command).toEqual(["redis-server", "--appendonly", "yes"]);
  });

  it("starts the server when Redis answers", () => {
    expect(services.app.depends_on).toEqual({ redis: { condition: "service_healthy" } });
    expect(services.redis.healthcheck?.test).toEqual(["CMD", "redis-cli", "ping"]);
  });

  it("lets the server write to its data and /tmp only", () => {
    expect(services.app).toMatchObject({ read_only: true, tmpfs: ["/tmp"], cap_drop: ["ALL"] });
  });
});

import { describe, expect, it } from "vitest";
import { problemsInConfig, type SourceFile } from "@/scripts/deployment/vercel-config";

const right = {
  $schema: "https://openapi.vercel.sh/vercel.json",
  framework: "nextjs",
  crons: [{ path: "/api/cron/refresh", schedule: "0 6 * * *" }],
  functions: { "app/**/*": { maxDuration: 300 } },
  ignoreCommand: "sh scripts/skip-deployment.sh",
};
const job: SourceFile = {
  path: "app/api/cron/refresh/route.ts",
  code: "export async function GET(request: Request) {}\n",
};
const feed: SourceFile = {
  path: "app/rss/[[...feed]]/route.ts",
  code: "export function GET() {}\n",
};

function withCron(cron: { path?: string; schedule?: string }) {
  return { ...right, crons: [{ ...right.crons[0], ...cron }] };
}

describe("vercel.json", () => {
  it("has no problem when every cron has its route and every pattern a file", () => {
    expect(problemsInConfig(right, [job, feed])).toEqual([]);
  });

  it.each([
    ["export const GET = async () => new Response();"],
    ['export { handler as GET } from "./handler";'],
    ["const GET = () => {};\nexport { POST, GET };"],
  ])("finds GET in %j", (code) => {
    expect(problemsInConfig(right, [{ ...job, code }])).toEqual([]);
  });

  it("finds the route of a cron in a route group", () => {
    const path = "app/(jobs)/api/cron/refresh/route.ts";
    expect(problemsInConfig(right, [{ ...job, path }])).toEqual([]);
  });

  it.each([
    ["export function POST() {}"],
    ["function GET() {}"],
    ["// export function GET() {}"],
    ["export { GET as POST };"],
    ["export function GETTER() {}"],
  ])("finds no GET in %j, and says so", (code) => {
    expect(problemsInConfig(right, [{ ...job, code }])).toEqual([
      "the cron /api/cron/refresh: app/api/cron/refresh/route.ts does not export GET, which is what crons send",
    ]);
  });

  it.each([
    "/api/cron/refesh",
    "api/cron/refresh",
    "/api/cron/refresh/",
  ])("finds that no route answers the cron at %s", (path) => {
    expect(problemsInConfig(withCron({ path }), [job, feed])).toEqual([
      `the cron ${path}: no route file under app/ answers it`,
    ]);
  });

  it("takes no page for the route of a cron", () => {
    const page = { path: "app/api/cron/refresh/page.tsx", code: job.code };
    expect(problemsInConfig(right, [page])).toHaveLength(1);
  });

  it.each(["0 6 * *", "0 0 6 * * *", ""])("finds that %j has not five fields", (schedule) => {
    const problems = problemsInConfig(withCron({ schedule }), [job]);
    expect(problems).toEqual([expect.stringMatching(/has \d fields, and five are wanted$/)]);
  });

  it.each([
    "*/5 * * * *",
    "0 * * * *",
    "0 6,18 * * *",
    "0-9 6 * * *",
    "60 6 * * *",
    "0 24 * * *",
  ])("finds that %j is not once a day", (schedule) => {
    const problems = problemsInConfig(withCron({ schedule }), [job]);
    expect(problems).toEqual([expect.stringMatching(/so not once a day$/)]);
  });

  it("takes a weekday or a day of the month, which is less than once a day", () => {
    expect(problemsInConfig(withCron({ schedule: "30 6 * * 1-5" }), [job])).toEqual([]);
  });

  it("finds a pattern that matches no file", () => {
    const functions = { "app/api/**/*.js": { maxDuration: 300 } };
    expect(problemsInConfig({ ...right, functions }, [job])).toEqual([
      'functions: no file matches "app/api/**/*.js"',
    ]);
  });

  it("matches a file by its very name too, brackets and all", () => {
    const functions = { [feed.path]: { maxDuration: 300 } };
    expect(problemsInConfig({ ...right, functions }, [job, feed])).toEqual([]);
  });

  it.each([
    ["an unknown key", { ...right, cron: [] }, /"cron"/],
    ["an unknown key of a function", withDuration({ maxduration: 300 }), /maxduration/],
    ["more than the free plan's 300 seconds", withDuration({ maxDuration: 301 }), /300/],
    ["another framework", { ...right, framework: "nuxtjs" }, /framework/],
    ["nothing", null, /object/],
  ])("finds %s", (_, config, sentence) => {
    const problems = problemsInConfig(config, [job]);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.join("\n")).toMatch(sentence);
  });

  it.each([
    "export const maxDuration = 60;",
    "const maxDuration = 60;\nexport { dynamic, maxDuration };",
  ])("finds a route that sets its own limit with %j", (code) => {
    expect(problemsInConfig(right, [job, { ...feed, code }])).toEqual([
      "app/rss/[[...feed]]/route.ts exports maxDuration, which belongs in vercel.json alone",
    ]);
  });

  it("lets a route use the limit", () => {
    const code = `${job.code}const { maxDuration } = vercel.functions["app/**/*"];\n`;
    expect(problemsInConfig(right, [{ ...job, code }])).toEqual([]);
  });
});

function withDuration(options: object) {
  return { ...right, functions: { "app/**/*": options } };
}

import { execFileSync, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { resolve } from "node:path";
import { type Copy, DockerfileParser, type From } from "dockerfile-ast";
import { minimatch } from "minimatch";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import packageJson from "@/package.json";

const root = resolve(import.meta.dirname, "../..");
const dockerfile = DockerfileParser.parse(readFileSync(resolve(root, "Dockerfile"), "utf8"));
const instructions = dockerfile.getInstructions();
const rules = readFileSync(resolve(root, ".dockerignore"), "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"));

/** Whether .dockerignore keeps a path out: the last rule that names it, or a folder above, wins. */
function isIgnored(path: string): boolean {
  const above = path.split("/").map((_, index, parts) => parts.slice(0, index + 1).join("/"));
  return rules.reduce((ignored, rule) => {
    const pattern = rule.replace(/^!/, "");
    const isNamed = above.some((folder) => minimatch(folder, pattern, { dot: true }));
    return isNamed ? !rule.startsWith("!") : ignored;
  }, false);
}

function argumentsOf(keyword: string): string[][] {
  return instructions
    .filter((each) => each.getKeyword() === keyword)
    .map((each) => each.getArguments().map((argument) => argument.getValue()));
}

/** The words of the last such instruction, which is in JSON form. */
function wordsOf(keyword: string): string[] {
  const last = instructions.filter((each) => each.getKeyword() === keyword).at(-1);
  const text = last?.getRawArgumentsContent() ?? "";
  return z.array(z.string()).parse(JSON.parse(text.slice(text.indexOf("["))));
}

describe("the Dockerfile", () => {
  it("names every base image with its major version", () => {
    const images = dockerfile.getFROMs().map((each: From) => each.getImage());
    expect(images).toEqual(["node:24-slim", "node:24-slim"]);
  });

  it("copies what is there and not kept out by .dockerignore", () => {
    const copies = instructions.filter((each) => each.getKeyword() === "COPY") as Copy[];
    const fromHere = copies.filter((each) => each.getFromFlag() === null);
    const sources = fromHere.flatMap((each) =>
      each
        .getArguments()
        .slice(0, -1)
        .map((argument) => argument.getValue()),
    );
    expect(sources).toEqual(["package.json", "package-lock.json", "."]);
    for (const source of sources) {
      expect(existsSync(resolve(root, source)), source).toBe(true);
      expect(isIgnored(source), source).toBe(false);
    }
    const stages = dockerfile.getFROMs().map((each: From) => each.getBuildStage());
    for (const copy of copies) {
      const stage = copy.getFromFlag()?.getValue();
      if (stage !== undefined) expect(stages).toContain(stage);
    }
  });

  it("is handed everything that is built and served, and nothing that is big or secret", () => {
    const tracked = execFileSync("git", ["ls-files"], { cwd: root, encoding: "utf8" })
      .trim()
      .split("\n");
    const needed = /^(app|lib|public|prompts|scripts|tests\/support)\/|^[^/]+\.(json|ts)$/;
    for (const path of tracked.filter((each) => needed.test(each))) {
      expect(isIgnored(path), path).toBe(false);
    }
    for (const path of [
      ".env",
      ".env.local",
      ".git/config",
      ".data/head.bin",
      ".next/BUILD_ID",
      "node_modules/next/package.json",
      "tests/arxiv/ids.test.ts",
      "digests/2026-06-16.md",
      "README.md",
    ]) {
      expect(isIgnored(path), path).toBe(true);
    }
  });

  it("runs as an ordinary user, on a port and a volume that it declares", () => {
    expect(argumentsOf("USER")).toEqual([["node"]]);
    expect(argumentsOf("EXPOSE")).toEqual([["3000"]]);
    expect(argumentsOf("VOLUME")).toEqual([["/data"]]);
    expect(argumentsOf("ENV").flat()).toEqual(
      expect.arrayContaining(["DATA_DIR=/data", "PORT=3000"]),
    );
  });

  it("starts what it built, as npm start does, and builds nothing", () => {
    const started = packageJson.scripts.start.split(" ");
    expect(wordsOf("CMD")).toEqual([...started, "--no-build"]);
  });

  it.each([
    [200, 0],
    [503, 1],
  ])("is healthy or not by /health: %i is %i", async (status, code) => {
    const server = createServer((request, response) => {
      response.writeHead(request.url === "/health" ? status : 404).end();
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const { port } = server.address() as { port: number };
    try {
      expect(await ended(port)).toBe(code);
    } finally {
      server.close();
    }
    expect(await ended(port)).toBe(1); // nothing answers
  });
});

/** The exit code of the health check's command. */
function ended(port: number): Promise<number | null> {
  const [program, ...options] = wordsOf("HEALTHCHECK");
  expect(program).toBe("node");
  const child = spawn(process.execPath, options, {
    env: { ...process.env, PORT: String(port) },
    stdio: "inherit",
  });
  return new Promise((done) => child.on("exit", done));
}

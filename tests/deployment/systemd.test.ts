import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeWithSystemd, systemdAnalyze } from "@/tests/support/systemd";

const unitFile = resolve(import.meta.dirname, "../../deploy/arxiv-feed-server.service");

describeWithSystemd("the systemd unit", () => {
  let folder: string;
  let unit: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "arxiv-feed-unit-"));
    // The program must exist to be verified, and Node.js may be elsewhere on this machine.
    unit = (await readFile(unitFile, "utf8")).replace("/usr/bin/node", process.execPath);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function analyse(text: string, ...options: string[]) {
    const file = join(folder, "arxiv-feed-server.service");
    await writeFile(file, text);
    const { status, stdout, stderr } = spawnSync(systemdAnalyze.name, [...options, file], {
      encoding: "utf8",
    });
    return { status, output: stdout + stderr };
  }

  it("is understood by systemd, without a remark", async () => {
    expect(await analyse(unit, "verify")).toEqual({ status: 0, output: "" });
  });

  it("would not pass with a key that systemd does not know", async () => {
    const { output } = await analyse(unit.replace("ProtectSystem=", "ProtectSystm="), "verify");
    expect(output).toContain("Unknown key");
  });

  it("gives the server little to break: an exposure below 2 of 10", async () => {
    const { status } = await analyse(unit, "security", "--offline=true", "--threshold=20");
    expect(status).toBe(0);
  });

  it("serves what was built, as nobody in particular, and keeps its data over a restart", () => {
    const lines = unit.split("\n");
    expect(lines).toContain(
      `ExecStart=${process.execPath} --import tsx scripts/start.ts --no-build`,
    );
    expect(lines).toContain("DynamicUser=yes");
    expect(lines).toContain("StateDirectory=arxiv-feed-server");
    expect(lines).toContain("Environment=DATA_DIR=%S/arxiv-feed-server");
    expect(lines).toContain("EnvironmentFile=-/etc/arxiv-feed-server.env");
  });
});

import { describe } from "vitest";
import { mustBeWhole, program } from "@/tests/support/programs";

export const systemdAnalyze = program("systemd-analyze", "systemd");

/** Tests that are left out where there is no systemd-analyze. */
export const describeWithSystemd = systemdAnalyze.isHere || mustBeWhole ? describe : describe.skip;

import { testTargets } from "@/tests/fuzz/in-tests";
import { feedTargets, textTargets } from "@/tests/fuzz/targets/all";

testTargets([...feedTargets, ...textTargets]);

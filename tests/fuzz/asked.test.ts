import { testTargets } from "@/tests/fuzz/in-tests";
import { requestTargets, storeTargets } from "@/tests/fuzz/targets/all";

testTargets([...requestTargets, ...storeTargets]);

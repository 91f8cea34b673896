import { testTargets } from "@/tests/fuzz/in-tests";
import { documentTargets, likesTargets } from "@/tests/fuzz/targets/all";

testTargets([...documentTargets, ...likesTargets]);

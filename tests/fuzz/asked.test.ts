import { testTargets } from "@/tests/fuzz/in-tests";
import { pageAddresses, queries, urls } from "@/tests/fuzz/targets/requests";
import { configs, environments } from "@/tests/fuzz/targets/settings";
import { storedBytes, storedValues } from "@/tests/fuzz/targets/stored";

testTargets([urls, queries, pageAddresses, configs, environments, storedBytes, storedValues]);

import { testTargets } from "@/tests/fuzz/in-tests";
import { addressesToFeeds, papersToFeeds, rssToFeeds } from "@/tests/fuzz/targets/feeds";
import { digests, markdown, replies, summaries, tex } from "@/tests/fuzz/targets/texts";

testTargets([rssToFeeds, papersToFeeds, addressesToFeeds]);
testTargets([tex, replies, markdown, summaries, digests]);

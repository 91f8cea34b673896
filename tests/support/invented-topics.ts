/** What invented papers are about. Each topic fills the blanks of the same sentences. */
export type Topic = {
  category: string;
  /** Categories that papers on this topic are cross-listed in. */
  related: string[];
  /** Plural: what is studied. */
  subjects: string[];
  /** Singular, without article: what is done to them. */
  methods: string[];
  /** What stands in the way: "growing memory traffic". */
  obstacles: string[];
  /** What is measured. */
  measures: string[];
  /** Where it is tried. */
  settings: string[];
};

export const topics: Topic[] = [
  {
    category: "cs.DC",
    related: ["cs.LG", "cs.PF", "cs.AR", "cs.NI"],
    subjects: [
      "LLM serving clusters",
      "disaggregated prefill and decode workers",
      "KV cache pools shared between tenants",
      "pipeline-parallel training jobs",
      "mixture-of-experts (MoE) inference engines",
    ],
    methods: [
      "chunked prefill scheduling",
      "expert-parallel placement",
      "prefix-aware request routing",
      "FP8 all-reduce compression",
      "preemptive KV cache migration",
    ],
    obstacles: [
      "interference between prefill and decode",
      "skewed expert loads under MoE routing",
      "stragglers on shared interconnects",
      "memory fragmentation at long context lengths",
    ],
    measures: ["time to first token", "goodput under a latency target", "tail latency"],
    settings: ["a cluster of 64 accelerators", "a replayed chat trace", "two rented data centres"],
  },
  {
    category: "cs.LG",
    related: ["cs.AI", "cs.CL", "stat.ML", "cs.DC"],
    subjects: [
      "low-bit weight matrices",
      "quantized language models",
      "mixture-of-experts layers",
      "attention kernels with long contexts",
      "sparse activations",
    ],
    methods: [
      "post-training quantization",
      "block-wise FP8 quantization",
      "speculative decoding with a shallow draft model",
      "rotation-based outlier removal",
      "structured pruning",
    ],
    obstacles: [
      "activation outliers",
      "low acceptance rates of drafted tokens",
      "calibration drift after fine-tuning",
      "rounding errors that compound over layers",
    ],
    measures: ["perplexity", "tokens per second", "zero-shot accuracy", "peak memory"],
    settings: ["models of 3B to 70B parameters", "the Pellucid suite", "a single consumer GPU"],
  },
  {
    category: "cs.LG",
    related: ["cs.AI", "cs.RO", "stat.ML", "eess.SY"],
    subjects: [
      "offline reinforcement learning agents",
      "policies trained with RLHF",
      "reward models",
      "actor-critic learners",
      "world models for control",
    ],
    methods: [
      "group-relative policy optimization",
      "pessimistic value regularization",
      "reward shaping by successor distances",
      "on-policy distillation",
      "RLHF with disagreement penalties",
    ],
    obstacles: [
      "reward hacking",
      "sparse and delayed rewards",
      "collapse of exploration",
      "distribution shift between logged and deployed behaviour",
    ],
    measures: ["episodic return", "sample efficiency", "preference win rate"],
    settings: [
      "nine tasks of the Gantry control suite",
      "simulated warehouses",
      "verifiable puzzles",
    ],
  },
  {
    category: "cs.CL",
    related: ["cs.AI", "cs.LG", "cs.IR"],
    subjects: [
      "large language models",
      "instruction-tuned translators",
      "retrieval-augmented generators",
      "multilingual encoders",
      "chain-of-thought reasoners",
    ],
    methods: [
      "direct preference optimization",
      "RLHF with rubric-based rewards",
      "contrastive decoding",
      "retrieval with late interaction",
      "curriculum-based instruction tuning",
    ],
    obstacles: [
      "hallucinated citations",
      "over-refusal of harmless requests",
      "tokenization that disfavours low-resource languages",
      "unfaithful explanations",
    ],
    measures: ["exact match", "human preference", "calibration error", "BLEU"],
    settings: ["the LANTERN-QA benchmark", "fourteen low-resource languages", "clinical notes"],
  },
  {
    category: "cs.AI",
    related: ["cs.CL", "cs.MA", "cs.SE", "cs.HC"],
    subjects: [
      "tool-using agents",
      "multi-agent debates",
      "symbolic planners guided by language models",
      "long-horizon web assistants",
      "knowledge graphs of procedures",
    ],
    methods: [
      "hierarchical task decomposition",
      "verifier-guided tree search",
      "episodic memory consolidation",
      "constraint-aware planning",
      "self-play curricula",
    ],
    obstacles: [
      "error accumulation over long horizons",
      "brittle tool interfaces",
      "goals that change while a plan runs",
      "memories that contradict each other",
    ],
    measures: ["task success rate", "number of tool calls", "plan optimality gap"],
    settings: ["the Clerkhouse office simulator", "household tasks", "300 repository-level issues"],
  },
  {
    category: "cs.CV",
    related: ["cs.LG", "cs.AI", "cs.GR", "eess.IV"],
    subjects: [
      "video diffusion transformers",
      "open-vocabulary detectors",
      "Gaussian splatting scenes",
      "vision-language models",
      "medical segmentation networks",
    ],
    methods: [
      "feature caching across denoising steps",
      "cross-view consistency distillation",
      "token merging",
      "quantization of diffusion transformers",
      "self-supervised masked pretraining",
    ],
    obstacles: [
      "temporal flicker",
      "domain gaps between scanners",
      "occlusion in crowded scenes",
      "quadratic cost of spatial attention",
    ],
    measures: ["mean average precision", "Frechet distance", "Dice score", "frames per second"],
    settings: ["the Harbourlight street scenes", "four public CT cohorts", "handheld video"],
  },
  {
    category: "cs.DB",
    related: ["cs.DC", "cs.LG", "cs.IR"],
    subjects: [
      "vector indexes on disk",
      "log-structured stores",
      "learned cardinality estimators",
      "streaming joins",
      "lakehouse tables",
    ],
    methods: [
      "adaptive compaction",
      "graph-based nearest neighbour search",
      "product quantization of embeddings",
      "worst-case optimal join planning",
      "incremental view maintenance",
    ],
    obstacles: [
      "write amplification",
      "correlated predicates",
      "skewed key popularity",
      "stale statistics after bulk loads",
    ],
    measures: ["recall at ten", "queries per second", "bytes written per update"],
    settings: ["a billion embeddings", "an order-processing workload", "traces of three web shops"],
  },
  {
    category: "cs.DS",
    related: ["cs.CC", "math.CO", "cs.DM", "cs.IT"],
    subjects: [
      "planar graphs",
      "dynamic matching problems",
      "streaming algorithms",
      "metric clustering instances",
      "error-correcting codes",
    ],
    methods: [
      "iterative rounding",
      "sparsification by effective resistances",
      "a deterministic sketching technique",
      "randomized contraction",
      "local search with potentials",
    ],
    obstacles: [
      "adaptive adversaries",
      "the integrality gap of the natural relaxation",
      "polylogarithmic overheads",
      "lower bounds conditional on orthogonal vectors",
    ],
    measures: ["approximation ratio", "update time", "number of passes"],
    settings: ["the semi-streaming model", "bounded treewidth", "the word RAM"],
  },
  {
    category: "cs.SE",
    related: ["cs.AI", "cs.PL", "cs.CR"],
    subjects: [
      "code generation models",
      "continuous integration pipelines",
      "fuzzers for network protocols",
      "program repair agents",
      "type migrations",
    ],
    methods: [
      "test-driven repair",
      "grammar-constrained decoding",
      "delta debugging",
      "symbolic execution with learned heuristics",
      "mutation-based test selection",
    ],
    obstacles: [
      "flaky tests",
      "patches that only please the tests",
      "path explosion",
      "dependencies that vanish",
    ],
    measures: ["resolved issues", "branch coverage", "build minutes saved"],
    settings: ["1,200 open-source projects", "an industrial monorepo", "student submissions"],
  },
  {
    category: "cs.CR",
    related: ["cs.LG", "cs.AI", "cs.NI"],
    subjects: [
      "federated learners",
      "prompt injection defences",
      "homomorphic inference protocols",
      "watermarks for generated text",
      "side channels in shared caches",
    ],
    methods: [
      "differentially private aggregation",
      "instruction isolation",
      "packed ciphertext multiplication",
      "canary-based auditing",
      "timing randomization",
    ],
    obstacles: [
      "membership inference",
      "paraphrasing attackers",
      "noise growth in deep circuits",
      "indirect instructions in retrieved pages",
    ],
    measures: ["attack success rate", "privacy loss", "communication volume"],
    settings: ["two hospital networks", "the Portcullis attack set", "commodity servers"],
  },
  {
    category: "cs.RO",
    related: ["cs.AI", "cs.CV", "cs.LG", "cs.SY"],
    subjects: [
      "dexterous grippers",
      "legged robots",
      "vision-language-action policies",
      "underwater vehicles",
      "drone swarms",
    ],
    methods: [
      "contact-implicit trajectory optimization",
      "sim-to-real residual learning",
      "action chunking with quantized tokens",
      "tactile servoing",
      "distributed model predictive control",
    ],
    obstacles: [
      "unmodelled friction",
      "latency of large policies",
      "deformable objects",
      "loss of localization",
    ],
    measures: ["grasp success", "tracking error", "energy per metre"],
    settings: ["a bimanual kitchen set-up", "forest trails", "a tank with moving obstacles"],
  },
  {
    category: "cs.IR",
    related: ["cs.CL", "cs.LG", "cs.DB"],
    subjects: [
      "generative recommenders",
      "dense retrievers",
      "session-based rankers",
      "conversational search systems",
      "embedding tables",
    ],
    methods: [
      "semantic identifier learning",
      "counterfactual click correction",
      "binary quantization of embeddings",
      "listwise distillation",
      "query rewriting with feedback",
    ],
    obstacles: [
      "popularity bias",
      "cold-start items",
      "feedback loops",
      "index rebuilds at every model update",
    ],
    measures: ["nDCG at ten", "serving cost per query", "coverage of rare items"],
    settings: ["a music service", "the Bramble passage collection", "multilingual shopping logs"],
  },
];

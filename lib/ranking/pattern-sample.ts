/**
 * Invented prose on which a reader's pattern is tried before it is let near any papers: it has the
 * letters, digits, marks and common words of abstracts in about their usual proportions.
 */
export const patternSample = [
  "Large language models are trained on text that grows faster than anyone can read it, and yet we",
  "know little about which parts of this data a model needs. In this paper we study how a deep",
  "neural network chooses between memory and inference when both would give the same answer. We",
  "propose SIEVE (Sparse Inference by Estimated Value), a simple method for learning from 1,200",
  "hours of video, and show that its performance on image, speech and graph tasks improves by",
  "12.7% over strong baselines; the code is available at https://example.org/sieve-v2. However,",
  "existing approaches to reinforcement learning assume that rewards are dense, which is not the",
  "case for robots in the real world. Our analysis is based on a bound of order O(n log n) for the",
  "optimal transport distance between two distributions, with a constant α ≤ 0.05 that depends on",
  "the dimension only. First, we introduce a dataset of 48 problems (training, validation, test)",
  "from physics, chemistry and medicine. Second, we evaluate GPT-like transformers, convolutional",
  "networks and a Schrödinger bridge, with and without fine-tuning, on state-of-the-art benchmarks",
  "such as ImageNet. Experiments demonstrate that attention is robust to noise: accuracy falls only",
  "from 91.3 to 90.8 while the number of parameters is reduced by a factor of four. What remains hard?",
  'Agents still fail at planning over long contexts, and users report answers that are "safe" but',
  "useless. These results suggest that quantum and classical systems can be described by one",
  "framework, in which features of high quality emerge from the structure of the problem rather",
  "than from the size of the model. We also discuss the social cost of generation, the privacy of",
  "patients & clinicians, and open questions about efficient optimization under uncertainty.",
].join(" ");

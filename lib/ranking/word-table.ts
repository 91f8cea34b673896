/**
 * A number for each of many words, found from a piece of a text without cutting it out: most of
 * the time of reading a day's papers would go into making those small strings and hashing them.
 */
export type WordTable = {
  /** The number put for the word at `start` to `end` of the text, -1 where none was. */
  find(text: string, start: number, end: number): number;
  put(word: string, number: number): void;
  size(): number;
};

export function createWordTable(): WordTable {
  let slots = new Int32Array(1 << 15); // a place in the columns below, from 1; 0: free
  let hashes = new Int32Array(1 << 14);
  let numbers = new Int32Array(1 << 14);
  let begins = new Int32Array((1 << 14) + 1);
  let letters = new Uint16Array(1 << 17); // of all words, one behind the other
  let size = 0;

  const isAt = (place: number, text: string, start: number, end: number): boolean => {
    let letter = begins[place] ?? 0;
    if ((begins[place + 1] ?? 0) - letter !== end - start) return false;
    for (let at = start; at < end; at++) {
      if (letters[letter++] !== text.charCodeAt(at)) return false;
    }
    return true;
  };

  const insert = (hash: number, place: number): void => {
    const mask = slots.length - 1;
    let slot = hash & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = place + 1;
  };

  const grow = (): void => {
    slots = new Int32Array(slots.length * 2);
    hashes = longer(hashes, slots.length / 2);
    numbers = longer(numbers, slots.length / 2);
    begins = longer(begins, slots.length / 2 + 1);
    for (let place = 0; place < size; place++) insert(hashes[place] ?? 0, place);
  };

  return {
    find(text, start, end) {
      const hash = hashOf(text, start, end);
      const mask = slots.length - 1;
      for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
        const place = (slots[slot] ?? 0) - 1;
        if (place < 0) return -1;
        if (hashes[place] === hash && isAt(place, text, start, end)) return numbers[place] ?? -1;
      }
    },
    put(word, number) {
      if (size === hashes.length) grow();
      const from = begins[size] ?? 0;
      const to = from + word.length;
      if (to > letters.length) {
        const more = new Uint16Array(Math.max(letters.length * 2, to));
        more.set(letters);
        letters = more;
      }
      for (let at = 0; at < word.length; at++) letters[from + at] = word.charCodeAt(at);
      const hash = hashOf(word, 0, word.length);
      hashes[size] = hash;
      numbers[size] = number;
      begins[size + 1] = to;
      insert(hash, size++);
    },
    size: () => size,
  };
}

function longer(column: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  const more = new Int32Array(length);
  more.set(column);
  return more;
}

/** FNV-1a over UTF-16 units, with its high half folded into the low one that chooses the slot. */
function hashOf(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash ^ (hash >>> 15);
}

import { Language, Parser } from 'web-tree-sitter';

/**
 * The one tree-sitter runtime of a process. web-tree-sitter keeps its WebAssembly instance in module state, so a
 * second start would only replace the first; all engines share it.
 */
export interface Runtime {
  /** The memory that trees live in; its buffer is replaced whenever it grows. */
  readonly memory: WebAssembly.Memory;
  readonly parser: Parser;
}

let started: Promise<Runtime> | undefined;

/** Starts the runtime from the bytes of `web-tree-sitter.wasm`. Later calls return the running one. */
export function startRuntime(wasm: Uint8Array): Promise<Runtime> {
  started ??= start(wasm).catch((error) => {
    started = undefined;
    throw error;
  });
  return started;
}

async function start(wasm: Uint8Array): Promise<Runtime> {
  // 32 MB to begin with, 2 GB at most; a memory of our own is what lets `readSubtrees` see the trees.
  const memory = new WebAssembly.Memory({ initial: 512, maximum: 32768 });
  await Parser.init({ wasmBinary: wasm, wasmMemory: memory });
  return { memory, parser: new Parser() };
}

/**
 * Loads a grammar synchronously: on Node 20 the asynchronous way can stall for seconds after another large grammar
 * has run.
 */
export function loadLanguage(wasm: Uint8Array): Language {
  return Language.loadSync(new WebAssembly.Module(wasm));
}

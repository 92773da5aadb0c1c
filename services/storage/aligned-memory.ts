/** In bytes: what the systems we run on keep memory and files in, or a multiple of it. */
export const PAGE = 4096;

/** What Node has and its types do not name. */
declare const WebAssembly: {
  readonly Memory: new (size: { readonly initial: number; readonly maximum: number; readonly shared: true }) => {
    readonly buffer: SharedArrayBuffer;
  };
};

const WEBASSEMBLY_PAGE = 64 * 1024;

const aligned = new WeakSet<ArrayBufferLike>();

/**
 * Memory that threads share and that begins at a page, so that the system can write from it to a disk without a copy of its own
 * (`writeDirectly`). It is WebAssembly's, which V8 takes from the system in pages; any other SharedArrayBuffer lies wherever there was room. Were it
 * ever otherwise, the system would refuse, and what is written would go the usual way. `bytes`: a multiple of 64 KiB.
 */
export function alignedMemory(bytes: number): SharedArrayBuffer {
  const pages = bytes / WEBASSEMBLY_PAGE;
  const { buffer } = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
  aligned.add(buffer);
  return buffer;
}

/** Whether these bytes begin at a page, as far as this thread knows: memory that another one made is not known. */
export const beginsAtPage = ({ buffer, byteOffset }: Uint8Array): boolean => aligned.has(buffer) && byteOffset % PAGE === 0;

/** What no honest bundle exceeds. Judged by what the archive declares, before anything is unpacked. */
export const ARCHIVE_LIMITS = {
  entries: 10_000,
  /** Of the archive itself and of all its contents, in bytes. Below what would need ZIP64. */
  totalBytes: 2 * 1024 ** 3,
  /** Expanded to stored size, for one file and for all together, once more than `ratioFrom` bytes would come out. */
  ratio: 100,
  ratioFrom: 1024 * 1024,
  /** Folders above a file, the bag's own included. */
  depth: 8,
  nameBytes: 500,
} as const;

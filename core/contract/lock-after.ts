/** Minutes without a sign of life after which protected data locks itself, where nobody has chosen otherwise. */
export const LOCK_AFTER = 15;

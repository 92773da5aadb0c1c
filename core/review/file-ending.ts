/** Of the files by which the parties to a review exchange what they say. */
export const REVIEW_FILE_ENDING = '.omnibus-review';

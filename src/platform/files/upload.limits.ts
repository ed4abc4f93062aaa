/** One file that comes in pieces: 2 GiB. */
export const LARGEST_UPLOAD = 2 * 1_073_741_824;

/** An upload that nobody has finished and used after so long is forgotten. */
export const UPLOAD_LIFE = Temporal.Duration.from({ hours: 24 });

/** No byte for so long: the line is dead, and the sender comes back by another. */
export const SILENCE_MS = 60_000;

/** The last request of an upload waits so long for the look at the file, so that small files are ready at once. */
export const LOOK_MS = 5_000;

/** After an answer that came before all bytes, the line stays open for so long. */
export const LINGER_MS = 2_000;

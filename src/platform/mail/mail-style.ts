/** What the parts of our mails have in common; every style stands on its element, as mail programs want it. */
export const FONT = 'Inter,Segoe UI,Roboto,Helvetica Neue,Arial,sans-serif';
/** The light colours, by what they are for; STYLE has the dark ones. */
export const INK = {
  text: '#1c2b2d',
  quiet: '#5a6a6d',
  accent: '#0b6b68',
  line: '#dde5e5',
  wash: '#f1f6f5',
  paper: '#ffffff',
  alarm: '#9a3412',
};

/** Notes and small print. */
export const SMALL = { font: `400 13px/20px ${FONT}`, color: INK.quiet, overflowWrap: 'anywhere' } as const;

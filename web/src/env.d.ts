/// <reference types="vite-plugin-pwa/client" />
import type en from './i18n/en.json';

declare global {
  namespace FormatjsIntl {
    /** Every message id used in the code must exist in the catalogue. */
    interface Message {
      ids: keyof typeof en;
    }
  }
}

import type { ReactElement, ReactNode } from 'react';
import type { Language } from '../../kernel/actor.js';
import { FONT, INK, SMALL } from './mail-style.js';

// Mail programs that know media queries repaint by class; the others keep the light colours written on each element.
const STYLE = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
body{margin:0;padding:0;-webkit-text-size-adjust:100%}
@media(max-width:620px){.sheet{padding:24px 20px!important}.frame{padding:0!important}}
@media(prefers-color-scheme:dark){
.ground{background:#0f1718!important}.sheet{background:#172223!important}.wash{background:#1f2d2e!important}
.text{color:#e6eeee!important}.quiet{color:#a3b4b5!important}.link{color:#6fd3c8!important}
.line{border-color:#33474a!important}.button{background:#6fd3c8!important;color:#0c2322!important}.bar{background:#6fd3c8!important}.alarm{background:#fdba74!important}.warn{color:#fdba74!important}.track{background:#33474a!important}}
`;

export interface MailLayoutProps {
  readonly language: Language;
  readonly title: string;
  /** What a list of mails shows after the subject; not seen in the mail itself. */
  readonly preheader: string;
  readonly footer: ReactNode;
  readonly children: ReactNode;
}

/** The sheet of every mail: tables and inline styles, which every mail program understands; no image, no script. */
export function MailLayout({ language, title, preheader, footer, children }: MailLayoutProps): ReactElement {
  return (
    <html lang={language} dir="ltr">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no,date=no,address=no,email=no" />
        <title>{title}</title>
        <style dangerouslySetInnerHTML={{ __html: STYLE }} />
      </head>
      <body
        lang={language}
        role="article"
        aria-roledescription="email"
        className="ground"
        style={{ margin: 0, background: INK.wash, fontFamily: FONT }}
      >
        <div style={{ display: 'none', maxHeight: 0, overflow: 'hidden' }}>
          {preheader}
          {' ͏‌ '.repeat(40)}
        </div>
        <Rows>
          <td className="ground frame" align="center" style={{ background: INK.wash, padding: '32px 12px' }}>
            <Rows maxWidth={600}>
              <td className="sheet" style={{ background: INK.paper, borderRadius: 12, padding: '36px 40px' }}>
                <p
                  className="link"
                  style={{ margin: '0 0 24px', font: `700 15px ${FONT}`, color: INK.accent }}
                >
                  Affianco
                </p>
                {children}
              </td>
            </Rows>
            <div className="quiet" style={{ maxWidth: 520, padding: '20px 20px 0', ...SMALL }}>
              {footer}
            </div>
          </td>
        </Rows>
      </body>
    </html>
  );
}

/** A table for layout alone, with one row. */
function Rows({ maxWidth, children }: { maxWidth?: number; children: ReactElement }): ReactElement {
  return (
    <table
      role="presentation"
      cellPadding={0}
      cellSpacing={0}
      width="100%"
      style={{ maxWidth, borderCollapse: 'separate' }}
    >
      <tbody>
        <tr>{children}</tr>
      </tbody>
    </table>
  );
}

export function Title({ children }: { children: ReactNode }): ReactElement {
  return (
    <h1 className="text" style={{ margin: '0 0 16px', font: `700 24px/31px ${FONT}`, color: INK.text }}>
      {children}
    </h1>
  );
}

export function Heading({ children }: { children: ReactNode }): ReactElement {
  return (
    <h2 className="text" style={{ margin: '32px 0 8px', font: `600 17px/24px ${FONT}`, color: INK.text }}>
      {children}
    </h2>
  );
}

export function Paragraph({ children }: { children: ReactNode }): ReactElement {
  return (
    <p
      className="text"
      style={{ margin: '0 0 16px', font: `400 16px/25px ${FONT}`, color: INK.text, whiteSpace: 'pre-line' }}
    >
      {children}
    </p>
  );
}

export function Small({ children }: { children: ReactNode }): ReactElement {
  return (
    <p className="quiet" style={{ margin: '0 0 12px', ...SMALL }}>
      {children}
    </p>
  );
}

/** A text that leads somewhere; opens beside the mail, since previews of mails are shown in frames. */
export function Link({ url, children }: { url: string; children: ReactNode }): ReactElement {
  return (
    <a
      className="link"
      href={url}
      target="_blank"
      rel="noopener noreferrer"
      style={{ color: INK.accent, textDecoration: 'underline' }}
    >
      {children}
    </a>
  );
}

/** The one thing to do, 48 px high for a thumb. */
export function Button({ url, children }: { url: string; children: ReactNode }): ReactElement {
  const style = {
    display: 'inline-block',
    padding: '12px 24px',
    borderRadius: 8,
    background: INK.accent,
    font: `600 16px/24px ${FONT}`,
    color: '#ffffff',
    textDecoration: 'none',
  };
  return (
    <p style={{ margin: '24px 0' }}>
      <a className="button" href={url} target="_blank" rel="noopener noreferrer" style={style}>
        {children}
      </a>
    </p>
  );
}

/** A quiet box for what must be seen first. */
export function Box({ children }: { children: ReactNode }): ReactElement {
  return (
    <Rows>
      <td className="wash" style={{ background: INK.wash, borderRadius: 8, padding: '16px 20px' }}>
        {children}
      </td>
    </Rows>
  );
}

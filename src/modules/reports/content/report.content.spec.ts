import { sampleReport } from '../words/report.sample.js';
import { canonicalContent, contentSha256, type FirstReportContent } from './report.content.js';

describe('content of a report', () => {
  it('has one form, whatever order its fields were written in', () => {
    const turned = Object.fromEntries(
      Object.entries(sampleReport).reverse(),
    ) as unknown as FirstReportContent;
    expect(canonicalContent(turned)).toEqual(canonicalContent(sampleReport));
    expect(contentSha256(turned)).toBe(contentSha256(sampleReport));
  });

  it('has another fingerprint as soon as anything in it differs', () => {
    expect(contentSha256({ ...sampleReport, word: `${sampleReport.word} ` })).not.toBe(
      contentSha256(sampleReport),
    );
  });

  it('is JSON that reads back as the same content', () => {
    expect(JSON.parse(new TextDecoder().decode(canonicalContent(sampleReport)))).toEqual(sampleReport);
  });
});

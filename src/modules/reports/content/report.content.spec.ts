import { keptReport, sampleReport } from '../words/report.sample.js';
import {
  canonicalContent,
  contentSha256,
  presented,
  type FirstReportContent,
  type ThirdReportContent,
} from './report.content.js';

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

  it('of a report of the third form says nothing of appointments, and is as it was frozen otherwise', () => {
    const { appointments: _later, ...rest } = keptReport;
    const third: ThirdReportContent = { ...rest, schema: 3 };
    expect(presented(third)).toEqual({ ...third, appointments: { items: [], rate: null } });
    expect(contentSha256(third)).not.toBe(contentSha256(keptReport));
    expect(third).not.toHaveProperty('appointments');
  });
});

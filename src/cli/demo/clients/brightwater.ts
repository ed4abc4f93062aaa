import type { Client } from '../story.js';

/** James has a small allowance and a week that goes beyond it; a task is late, and he asks about a line. */
export const brightwater: Client = {
  name: 'Brightwater Consulting Ltd',
  contact: 'james',
  person: { name: 'James Carter', language: 'en', timeZone: 'Europe/London' },
  knows: [
    { kind: 'likes', value: 'One page, the recommendation first', source: 'Said so about the first report' },
    { kind: 'report_detail', value: 'full', source: 'Agreed at the start' },
  ],
  engagements: [
    {
      key: 'desk',
      name: 'Executive desk',
      timeZone: 'Europe/London',
      rate: { amount: '32.00', currency: 'GBP' },
      business: { holidays: 'GB-ENG', noticeMinutes: 8 * 60 },
      turnarounds: { Research: 24 * 60, Meetings: 32 * 60 },
      allowanceMinutes: 8 * 60,
      showAmounts: false,
      terms: {
        overage: { mode: 'ask', limitMinutes: null, rate: { amount: '38.00', currency: 'GBP' } },
        scope:
          'Inbox, meetings and research.\n\nNot included: bookkeeping, and travel outside the United Kingdom.',
        languages: ['en'],
        clauses: [
          { kind: 'minutes', terms: { min: null, max: 5 * 60, per: 'week' } },
          { kind: 'turnaround', terms: { serviceId: null, businessMinutes: 5 * 8 * 60, percent: 90 } },
          { kind: 'response', terms: { businessMinutes: 8 * 60, percent: 95 } },
          { kind: 'report_rhythm', terms: { graceHours: 2 } },
        ],
      },
      agreed: [0, 2, '09:15'],
      from: 0,
      assistants: [],
      work: [
        {
          who: 'anna',
          weekday: 1,
          start: '17:30',
          minutes: 45,
          service: 'Inbox',
          what: 'Inbox to zero, eleven replies drafted',
        },
        {
          who: 'anna',
          weekday: 3,
          start: '17:00',
          minutes: 60,
          service: 'Meetings',
          what: 'Board call: agenda, invitations, minutes',
          weeks: [0, 2, 4],
        },
        {
          who: 'anna',
          weekday: 3,
          start: '18:05',
          minutes: 95,
          service: 'Research',
          what: 'CRM systems for a team of five',
          task: 'crm',
          weeks: [3, 4],
        },
        {
          who: 'anna',
          weekday: 2,
          start: '17:30',
          minutes: 150,
          service: 'Meetings',
          what: 'Board pack: figures chased and laid out',
          task: 'board',
          weeks: [4],
        },
        {
          who: 'anna',
          weekday: 5,
          start: '18:30',
          minutes: 110,
          service: 'Meetings',
          what: 'Board pack: second round of corrections',
          task: 'board',
          weeks: [4],
        },
      ],
      tasks: [
        {
          key: 'crm',
          by: 'james',
          at: [3, 1, '10:30'],
          due: [4, 5],
          service: 'Research',
          estimateMinutes: 180,
          title: 'Compare three CRM systems',
          brief:
            'For a team of five, hosted in Europe, with a calendar that syncs. One page, with a recommendation and what it costs a year.',
          moves: [
            { at: [3, 1, '18:20'], by: 'anna', to: 'accepted' },
            { at: [3, 3, '18:05'], by: 'anna', to: 'in_progress' },
            {
              at: [4, 3, '19:45'],
              by: 'anna',
              to: 'delivered',
              note: 'One page as you asked; my recommendation is at the top.',
            },
          ],
          documents: [
            {
              at: [4, 3, '19:42'],
              by: 'anna',
              name: 'crm-comparison.md',
              title: 'CRM comparison',
              folder: 'Research',
              tags: ['crm', 'comparison'],
              text: '# CRM for a team of five\n\nRecommendation: the second one. It syncs both ways, and it is the only one with data in Europe on the small plan.\n\n| | first | second | third |\n|---|---|---|---|\n| a year | £1,140 | £960 | £1,500 |\n| data in Europe | on request | yes | yes |\n| calendar | one way | both ways | both ways |\n',
            },
          ],
        },
        {
          key: 'board',
          by: 'james',
          at: [3, 5, '09:10'],
          due: [4, 4],
          service: 'Meetings',
          estimateMinutes: 180,
          title: 'Board pack for November',
          brief:
            'Figures from finance, the three project pages, last month’s minutes. Printed version in A4, and one file for the tablet.',
          moves: [
            { at: [3, 5, '17:05'], by: 'anna', to: 'accepted' },
            {
              at: [4, 2, '17:30'],
              by: 'anna',
              to: 'in_progress',
              note: 'Finance sends the last figures late; the pack will be ready on Monday, not on Thursday.',
            },
          ],
          comments: [
            {
              at: [4, 3, '09:05'],
              by: 'james',
              text: 'Thanks for the warning. Monday before ten is early enough.',
            },
            { at: [4, 3, '17:10'], by: 'anna', text: 'Call finance again on Friday at noon.' },
          ],
        },
      ],
      appointments: [
        {
          booked: [1, 1, '17:30'],
          host: 'anna',
          at: [1, 4, '12:30'],
          minutes: 30,
          title: 'Kick-off call',
          place: { kind: 'video', text: 'https://meet.example.com/brightwater' },
          attendance: { at: [1, 4, '13:02'], is: 'attended' },
          useful: { at: [1, 4, '14:10'], answer: 'yes', wanted: 'A summary on one page afterwards.' },
        },
        {
          booked: [3, 1, '18:30'],
          host: 'anna',
          at: [4, 2, '12:30'],
          minutes: 30,
          title: 'Figures for the board',
          place: { kind: 'video', text: 'https://meet.example.com/brightwater' },
          cancelled: {
            at: [3, 5, '09:20'],
            by: 'james',
            reason: 'Finance is not ready; by message is enough.',
          },
        },
        {
          booked: [4, 5, '17:15'],
          host: 'anna',
          at: [6, 2, '12:30'],
          minutes: 45,
          title: 'After the board: what comes next',
          place: { kind: 'video', text: 'https://meet.example.com/brightwater' },
        },
      ],
      plans: [{ planned: [4, 5, '17:45'], who: 'anna', task: 'board', at: [6, 1, '09:00'], minutes: 60 }],
      words: {
        4: 'This week went beyond the eight hours of the month because of the board pack. The pack itself will be with you on Monday.',
      },
      comments: {
        4: {
          minutes:
            'The board pack took two evenings more than planned, because the figures came in three instalments. From next month on I ask finance for them a week earlier.',
          turnaround:
            'The board pack was due on Thursday and comes on Monday, as we agreed on Wednesday: finance sent the last figures late.',
          response:
            'I read your message about Monday at once and should have answered it in writing. It will not happen again.',
        },
      },
      next: { 4: { on: [5, 2], text: 'A quarter of an hour on the board pack, once you have read it.' } },
      answers: [
        { week: 1, at: [2, 2, '08:55'], kind: 'accepted' },
        {
          week: 3,
          at: [4, 1, '10:20'],
          kind: 'question',
          text: 'Is the CRM research already complete, or will more hours follow?',
          reply: {
            at: [4, 1, '16:45'],
            text: 'About as much again: I have read one of the three offers. I will stay within the estimate of three hours.',
          },
        },
      ],
    },
  ],
};

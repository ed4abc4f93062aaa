import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { reports } from '../../api/reports';
import type { EditReportDto } from '../../api/generated/types.gen';
import type { Report } from '../../api/types';
import type { ReportedClause } from '../../ui/report-clauses';

const pauseMs = 800;

export interface TextDraft {
  text: string;
  write: (text: string) => void;
  /** Saves what is not saved yet; whoever sends the report waits for it. */
  flush: () => Promise<void>;
  state: 'untouched' | 'writing' | 'saving' | 'saved' | 'failed';
  error: unknown;
}

/** The assistant's sentence to the client, saved while it is being written. */
export function useWord(report: Report): TextDraft {
  return useDraftText(report, report.word, (word) => ({ word }));
}

/** What the assistant says to a clause that was measured, saved while it is being written. */
export function useComment(report: Report, { id, comment }: ReportedClause): TextDraft {
  return useDraftText(report, comment, (text) => ({ comments: [{ clauseId: id, text }] }));
}

function useDraftText(report: Report, kept: string, change: (text: string) => EditReportDto): TextDraft {
  const queries = useQueryClient();
  const { queryKey } = reports.one(report.id);
  const [typed, setTyped] = useState<string | null>(null);
  const save = useMutation({
    // One after the other, each on top of what the one before has left.
    scope: { id: `draft ${report.id}` },
    mutationFn: (text: string) =>
      reports.edit(report.id, change(text), queries.getQueryData(queryKey)?.version ?? report.version),
    onSuccess: (saved) => {
      queries.setQueryData(queryKey, saved);
      void queries.invalidateQueries({ queryKey: ['reports', 'list'] });
    },
    // Somebody else may have changed the draft: the next attempt stands on theirs.
    onError: () => queries.invalidateQueries({ queryKey }),
  });
  const wanted = typed?.trim() ?? kept;
  /** What the server has, or is being told; null after a failure. */
  const told = useRef<string | null>(kept);
  const telling = useRef<Promise<unknown>>(Promise.resolve());
  const flush = async () => {
    if (!report.can.edit || typed === null) return;
    if (wanted !== told.current) {
      told.current = wanted;
      telling.current = save.mutateAsync(wanted).catch((error: unknown) => {
        told.current = null;
        throw error;
      });
    }
    await telling.current;
  };
  const latest = useRef(flush);
  useEffect(() => {
    latest.current = flush;
  });
  useEffect(() => {
    if (typed === null) return undefined;
    const timer = window.setTimeout(() => void latest.current().catch(() => undefined), pauseMs);
    return () => window.clearTimeout(timer);
  }, [typed]);
  useEffect(() => () => void latest.current().catch(() => undefined), []);
  return { text: typed ?? kept, write: setTyped, flush, error: save.error, state: stateOf() };

  function stateOf(): TextDraft['state'] {
    if (typed === null) return 'untouched';
    if (save.isPending) return 'saving';
    if (save.isError) return 'failed';
    return wanted === kept ? 'saved' : 'writing';
  }
}

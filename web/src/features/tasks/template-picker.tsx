import { NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Clock, ListChecks } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { newId } from '../../api/ids';
import { templates } from '../../api/playbooks';
import { tasks } from '../../api/tasks';
import type { Engagement, Language } from '../../api/types';
import { useSession } from '../../api/use-session';
import { Dialog } from '../../ui/dialog';
import { engagementNames } from '../../ui/engagement-names';
import { hoursText } from '../../ui/hours';
import { Loaded } from '../../ui/loaded';
import { ProblemNote } from '../../ui/problem-note';
import { SaveOrCancel } from '../../ui/save-or-cancel';
import { useSending } from '../../ui/sending';
import styles from './template.module.css';

const languages: Language[] = ['en', 'it', 'de', 'es'];

interface TemplatePickerProps {
  engagements: Engagement[];
  preferred: string | undefined;
  onClose: () => void;
}

/** A task that begins with a brief: which kind of work, for whom, in whose language. */
export default function TemplatePicker({ engagements, preferred, onClose }: TemplatePickerProps) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { person } = useSession();
  const { send, pending, error } = useSending();
  const [id] = useState(newId);
  const [language, setLanguage] = useState<Language>(person.language);
  const [picked, setPicked] = useState<string>();
  const [title, setTitle] = useState<string>();
  const [tried, setTried] = useState(false);
  const names = engagementNames(engagements);
  const [engagementId, setEngagementId] = useState(
    preferred ?? (names.length === 1 ? (names[0]?.value ?? '') : ''),
  );
  const query = useQuery(templates.list(language));
  const template = query.data?.items.find((each) => each.id === picked);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!template || !engagementId) return;
    void send(async () => {
      const task = await tasks.create({
        id,
        engagementId,
        title: (title ?? template.title).trim() || template.title,
        brief: template.brief,
        purpose: template.purpose,
        inputs: template.inputs,
        acceptanceCriteria: template.acceptanceCriteria,
        language,
        ...(template.estimateMinutes ? { estimateMinutes: template.estimateMinutes } : {}),
        checklist: template.checklist.map(({ text, by }) => ({ text, by })),
      });
      await queries.invalidateQueries({ queryKey: ['tasks'] });
      await navigate({ to: '/tasks/$taskId', params: { taskId: task.id } });
    });
  };
  return (
    <Dialog size="lg" onClose={onClose} title={formatMessage({ id: 'template.pick' })}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <ProblemNote error={error} />
        <SegmentedControl
          aria-label={formatMessage({ id: 'template.language' })}
          value={language}
          onChange={(chosen) => {
            setLanguage(languages.find((each) => each === chosen) ?? language);
            setPicked(undefined);
            setTitle(undefined);
          }}
          data={languages.map((value) => ({ value, label: formatMessage({ id: `template.in-${value}` }) }))}
        />
        <Loaded query={query}>
          {({ items }) => (
            <fieldset className={styles.list}>
              <legend className="only-heard">
                <FormattedMessage id="template.which" />
              </legend>
              {items.map((each) => (
                <label key={each.id} className={styles.option} data-picked={each.id === picked || undefined}>
                  <input
                    type="radio"
                    name="template"
                    className="only-heard"
                    checked={each.id === picked}
                    onChange={() => {
                      setPicked(each.id);
                      setTitle(undefined);
                    }}
                  />
                  <span className={styles.name}>{each.title}</span>
                  <span className={styles.facts}>
                    {each.checklist.length > 0 && (
                      <span>
                        <ListChecks size={13} aria-hidden />{' '}
                        <FormattedMessage id="template.steps" values={{ count: each.checklist.length }} />
                      </span>
                    )}
                    {each.estimateMinutes && (
                      <span>
                        <Clock size={13} aria-hidden /> {hoursText(each.estimateMinutes * 60)}
                      </span>
                    )}
                    {!each.shipped && <FormattedMessage id="template.own" />}
                  </span>
                </label>
              ))}
            </fieldset>
          )}
        </Loaded>
        {tried && !template && (
          <p role="alert" className={styles.problem}>
            <FormattedMessage id="template.choose-one" />
          </p>
        )}
        {template && (
          <TextInput
            label={formatMessage({ id: 'task.title' })}
            maxLength={200}
            description={
              template.deliverable && formatMessage({ id: 'template.result' }, { what: template.deliverable })
            }
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={title ?? template.title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
        )}
        {names.length > 1 && (
          <NativeSelect
            label={formatMessage({ id: 'tasks.for-client' })}
            value={engagementId}
            error={tried && !engagementId ? formatMessage({ id: 'common.required' }) : undefined}
            onChange={(event) => setEngagementId(event.currentTarget.value)}
            data={[{ value: '', label: formatMessage({ id: 'quick.choose-client' }) }, ...names]}
          />
        )}
        <div className={styles.buttons}>
          <SaveOrCancel pending={pending} label="template.make" onCancel={onClose} />
        </div>
      </form>
    </Dialog>
  );
}

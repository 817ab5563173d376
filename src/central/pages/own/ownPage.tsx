import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../../shared/day.ts';
import type { Reader, SessionRow } from '../../office/api/session.ts';
import { callOffice } from '../office.ts';
import { PasswordDialog } from '../session/passwordDialog.tsx';
import { useSession } from '../session/session.ts';
import { Note, ProblemNote } from '../ui/note.tsx';
import { Page } from '../ui/page.tsx';
import { Table } from '../ui/table.tsx';
import { useAsk } from '../useAsk.ts';
import { agentInWords } from './agent.ts';
import { SecondFactor } from './secondFactor.tsx';

/** What is the reader's own: password, second factor, and where they are signed in. */
export function OwnPage() {
  const { t } = useTranslation();
  const reader = useSession((session) => session.reader);
  const [changing, password] = useDisclosure(false);
  const sessions = useAsk('session.list', {});
  if (!reader) return null;
  return (
    <Page title={t('nav.own')} question={t('own.question')}>
      {reader.mustSetUp && <Note tone="wait">{t('own.mustSetUp')}</Note>}
      <Who reader={reader} />
      <section className="section">
        <h2>{t('own.password')}</h2>
        <p className="soft">{t('own.passwordLead')}</p>
        <Button variant="default" onClick={password.open}>
          {t('password.title')}
        </Button>
        <PasswordDialog opened={changing} onClose={password.close} />
      </section>
      <SecondFactor reader={reader} onSettled={sessions.again} />
      <section className="section">
        <h2>{t('own.sessions')}</h2>
        <p className="soft">{t('own.sessionsLead')}</p>
        <ProblemNote problem={sessions.problem} again={sessions.again} showsOld={sessions.data !== undefined} />
        {sessions.data && <Sessions rows={sessions.data} onEnded={sessions.again} />}
      </section>
    </Page>
  );
}

function Who({ reader }: { readonly reader: Reader }) {
  const { t } = useTranslation();
  return (
    <p className="section" data-testid="own-name">
      <span className="strong">{reader.name}</span>
      <span className="soft">
        {' '}
        · {reader.signIn} · {t(`accounts.roles.${reader.role}`)}
      </span>
    </p>
  );
}

function Sessions({ rows, onEnded }: { readonly rows: readonly SessionRow[]; readonly onEnded: () => void }) {
  const { t } = useTranslation();
  const end = async (session: string) => {
    await callOffice('session.end', { session });
    onEnded();
  };
  const endOthers = async () => {
    await callOffice('session.endOthers', {});
    onEnded();
  };
  return (
    <>
      <Table
        testId="sessions"
        columns={[
          { words: t('own.browser') },
          { words: t('own.address') },
          { words: t('own.begun') },
          { words: t('own.seen') },
          { words: t('catalogue.actions'), of: 'deeds' },
        ]}
      >
        {rows.map((row) => (
          <tr key={row.session}>
            <th scope="row">
              {agentInWords(row.agent) || t('own.unknownBrowser')}
              {row.isThis && ' '}
              {row.isThis && <span className="tag">{t('own.this')}</span>}
            </th>
            <td>{row.address}</td>
            <td className="nowrap">{formatInstant(row.begunAt)}</td>
            <td className="nowrap">{formatInstant(row.seenAt)}</td>
            <td className="noPrint">
              {!row.isThis && (
                <div className="tableActions">
                  <Button variant="default" size="xs" onClick={() => void end(row.session)}>
                    {t('own.end')}
                  </Button>
                </div>
              )}
            </td>
          </tr>
        ))}
      </Table>
      {rows.length > 1 && (
        <p>
          <Button variant="default" onClick={() => void endOthers()}>
            {t('own.endOthers')}
          </Button>
        </p>
      )}
    </>
  );
}

import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { megabytes } from '../show/figures.ts';

type Props = { readonly file: File; readonly sent: number; readonly onStop: () => void };

export function Sending({ file, sent, onStop }: Props) {
  const { t } = useTranslation();
  const reading = sent >= file.size;
  const words = t(reading ? 'import.reading' : 'import.sending', { file: file.name });
  return (
    <div className="drop" role="status">
      <p className="strong">{words}</p>
      {/* Without a value the bar says "busy": how long the reading takes, nobody knows. */}
      <progress className="progress" aria-label={words} max={file.size} {...(!reading && { value: sent })} />
      <p className="small soft">
        {t('import.sent', { done: megabytes(Math.min(sent, file.size)), total: megabytes(file.size) })}
      </p>
      <Button variant="default" onClick={onStop}>
        {t('import.stop')}
      </Button>
    </div>
  );
}

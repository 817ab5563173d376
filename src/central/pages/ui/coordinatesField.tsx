import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Coordinates, formatCoordinates, readCoordinates } from '../../../shared/catalogue/coordinates.ts';

/** @returns null where nothing is written, undefined where it says no place */
export function typedCoordinates(text: string): Coordinates | null | undefined {
  return text.trim() === '' ? null : readCoordinates(text);
}

export function coordinatesText(coordinates: Coordinates | undefined): string {
  return coordinates ? formatCoordinates(coordinates) : '';
}

type Props = {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly isWrong: boolean;
};

/** Where something is on a map: typed, or pasted as a map gives it, link and all. What was understood stands in its place. */
export function CoordinatesField({ value, onChange, isWrong }: Props) {
  const { t } = useTranslation();
  return (
    <TextInput
      label={t('coordinates.label')}
      description={t('coordinates.hint')}
      placeholder="9.285300, 105.724400"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={() => onChange(coordinatesText(readCoordinates(value)) || value)}
      error={isWrong && t('coordinates.wrong')}
      maxLength={2_000}
      data-testid="coordinates"
    />
  );
}

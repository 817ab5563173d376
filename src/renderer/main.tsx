import '../shared/withoutEval.ts';
import '../../assets/theme/fonts.css';
import '../../assets/theme/tokens.css';
import './look/mantine.css';
import './look/page.css';
import './look/size.css';
import { MantineProvider } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { must } from '../shared/must.ts';
import { App } from './app.tsx';
import { showLook, usePreferences } from './look/preferences.ts';
import { theme, tokensForMantine } from './look/theme.ts';
import { followTill } from './till/store.ts';
import { learnWords } from './words/words.ts';

const { language } = usePreferences.getState();
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

function Root() {
  const chosen = usePreferences((preferences) => preferences.scheme);
  const systemIsDark = useMediaQuery('(prefers-color-scheme: dark)', false, { getInitialValueInEffect: false });
  const system = systemIsDark ? 'dark' : 'light';
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={tokensForMantine}
      forceColorScheme={chosen === 'system' ? system : chosen}
      getStyleNonce={() => nonce}
    >
      <App />
    </MantineProvider>
  );
}

showLook();
followTill();
void learnWords(language).then(() =>
  createRoot(must(document.getElementById('root'), '#root')).render(
    <StrictMode>
      <Root />
    </StrictMode>,
  ),
);

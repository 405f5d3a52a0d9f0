import { FluentProvider } from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BrowserRouter } from 'react-router';
import { createQueryClient } from './api-client/query-client.ts';
import { basePath } from './paths.ts';
import { useSignIn } from './sign-in/use-sign-in.ts';
import { SignedIn } from './signed-in.tsx';
import { Announcer } from './ui/announcer.tsx';
import { themes, useThemeName } from './ui/theme.ts';
import { Waiting } from './waiting.tsx';

export function App() {
  const themeName = useThemeName();
  const [queryClient] = useState(createQueryClient);
  const { language } = useTranslation().i18n;
  const { colorNeutralBackground3 } = themes[themeName];
  useEffect(() => {
    document.body.style.background = colorNeutralBackground3;
    document.documentElement.style.colorScheme = themeName === 'light' ? 'light' : 'dark';
  }, [themeName, colorNeutralBackground3]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <FluentProvider theme={themes[themeName]} data-theme={themeName}>
      <QueryClientProvider client={queryClient}>
        <BrowserRouter basename={basePath}>
          <Announcer>
            <Content />
          </Announcer>
        </BrowserRouter>
      </QueryClientProvider>
    </FluentProvider>
  );
}

function Content() {
  const signIn = useSignIn();
  return signIn.status === 'signed-in' ? <SignedIn session={signIn.session} /> : <Waiting signIn={signIn} />;
}

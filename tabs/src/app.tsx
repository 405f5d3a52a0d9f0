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
import { type NamedTheme, useTheme } from './ui/theme.ts';
import { Waiting } from './waiting.tsx';

export function App({ firstTheme }: { firstTheme: NamedTheme }) {
  const { name, theme } = useTheme(firstTheme);
  const { language } = useTranslation().i18n;
  const [queryClient] = useState(createQueryClient);
  const { colorNeutralBackground3 } = theme;
  useEffect(() => {
    document.body.style.background = colorNeutralBackground3;
    document.documentElement.style.colorScheme = name === 'light' ? 'light' : 'dark';
  }, [name, colorNeutralBackground3]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <FluentProvider theme={theme} data-theme={name}>
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

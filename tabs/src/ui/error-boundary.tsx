import { Component, type ReactNode } from 'react';
import { ErrorState } from './page-state.tsx';

interface ErrorBoundaryState {
  error?: unknown;
}

/** Shows what broke instead of an empty page, for example a part of the app that could not be loaded. */
export class ErrorBoundary extends Component<{ children: ReactNode }, ErrorBoundaryState> {
  override state: ErrorBoundaryState = {};

  static getDerivedStateFromError(error: unknown): ErrorBoundaryState {
    return { error };
  }

  override render() {
    if (this.state.error === undefined) return this.props.children;
    return <ErrorState error={this.state.error} onRetry={() => location.reload()} />;
  }
}

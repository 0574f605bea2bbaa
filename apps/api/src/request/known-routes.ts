/** Which methods the addresses of this server take. */
export class KnownRoutes {
  private readonly routes: { readonly method: string; readonly segments: readonly string[] }[] = [];

  add(method: string, pattern: string): void {
    this.routes.push({ method, segments: pattern.split('/') });
  }

  /** The methods of an address, each once. */
  methodsOf(path: string): readonly string[] {
    const segments = path.split('/');
    const matching = this.routes.filter(
      (route) =>
        route.segments.length === segments.length &&
        route.segments.every((segment, index) =>
          segment.startsWith(':') ? segments[index] !== '' : segment === segments[index],
        ),
    );
    return [...new Set(matching.map(({ method }) => method))];
  }
}

import { join, relative } from 'node:path';
import ts from 'typescript';

/** The product's sources with what TypeScript knows of them, and who implements what. */
export class Sources {
  readonly program: ts.Program;
  readonly checker: ts.TypeChecker;
  readonly classes: readonly ts.ClassDeclaration[];
  private readonly heirs = new Map<ts.Symbol, ts.ClassDeclaration[]>();

  constructor(private readonly root: string) {
    const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
      config: object;
    };
    const { options } = ts.parseJsonConfigFileContent({ ...config, include: ['apps/api/src/**/*.ts'] }, ts.sys, root);
    const files = ['apps/api', 'apps/verifier', 'apps/ingest', 'libs'].flatMap((folder) =>
      ts.sys.readDirectory(
        join(root, folder),
        ['.ts'],
        ['**/*.spec.ts', '**/*-spec.ts', '**/testing/**', '**/stories/**'],
      ),
    );
    this.program = ts.createProgram(files, { ...options, noEmit: true });
    this.checker = this.program.getTypeChecker();
    this.classes = this.program.getSourceFiles().flatMap((file) => (this.isOurs(file) ? classesIn(file) : []));
    for (const one of this.classes) {
      for (const ancestor of this.ancestorsOf(one))
        this.heirs.set(ancestor, [...(this.heirs.get(ancestor) ?? []), one]);
    }
  }

  isOurs(node: ts.Node): boolean {
    const file = node.getSourceFile();
    return (
      !file.isDeclarationFile &&
      !relative(this.root, file.fileName).startsWith('..') &&
      !file.fileName.includes('/node_modules/')
    );
  }

  /** What a name stands for, wherever it was imported from. */
  symbolOf(node: ts.Node): ts.Symbol | undefined {
    const symbol = this.checker.getSymbolAtLocation(node);
    return symbol && symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
  }

  /** Classes that extend or implement it, at any distance. */
  heirsOf(declaration: ts.Node): readonly ts.ClassDeclaration[] {
    const symbol = this.nameSymbol(declaration);
    return (symbol && this.heirs.get(symbol)) ?? [];
  }

  classNamed(name: string): ts.ClassDeclaration {
    const found = this.classes.find((one) => one.name?.text === name);
    if (!found) throw new Error(`no class ${name}`);
    return found;
  }

  functionNamed(name: string): ts.FunctionDeclaration {
    const all = this.program.getSourceFiles().flatMap((file) => (this.isOurs(file) ? [...file.statements] : []));
    const found = all.filter(ts.isFunctionDeclaration).find((one) => one.name?.text === name);
    if (!found) throw new Error(`no function ${name}`);
    return found;
  }

  /** Of a class itself, its superclasses included. */
  parentOf(one: ts.ClassDeclaration): ts.ClassDeclaration | undefined {
    const [clause] = one.heritageClauses?.filter(({ token }) => token === ts.SyntaxKind.ExtendsKeyword) ?? [];
    const [type] = clause?.types ?? [];
    const declaration = type && this.symbolOf(type.expression)?.declarations?.find(ts.isClassDeclaration);
    return declaration && this.isOurs(declaration) ? declaration : undefined;
  }

  private nameSymbol(declaration: ts.Node): ts.Symbol | undefined {
    const { name } = declaration as { name?: ts.Node };
    return name && this.checker.getSymbolAtLocation(name);
  }

  private ancestorsOf(one: ts.ClassDeclaration | ts.InterfaceDeclaration): readonly ts.Symbol[] {
    const direct = (one.heritageClauses ?? []).flatMap(({ types }) =>
      types.flatMap((type) => this.symbolOf(type.expression) ?? []),
    );
    const further = direct.flatMap((symbol) =>
      (symbol.declarations ?? []).flatMap((declaration) =>
        (ts.isClassDeclaration(declaration) || ts.isInterfaceDeclaration(declaration)) && this.isOurs(declaration)
          ? this.ancestorsOf(declaration)
          : [],
      ),
    );
    return [...new Set([...direct, ...further])];
  }
}

function classesIn(file: ts.SourceFile): readonly ts.ClassDeclaration[] {
  const found: ts.ClassDeclaration[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isClassDeclaration(node)) found.push(node);
    ts.forEachChild(node, look);
  };
  look(file);
  return found;
}

package videojson_test

import (
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write testdata/exported_names.txt anew")

// Names are stable: whoever renames one changes the snapshot too, and knows it.
func TestExportedNames(t *testing.T) {
	const snapshot = "testdata/exported_names.txt"
	got := strings.Join(exportedNames(t), "\n") + "\n"
	if *update {
		if err := os.WriteFile(snapshot, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want := string(readFile(t, snapshot))
	if got == want {
		return
	}
	gone, fresh := difference(want, got), difference(got, want)
	t.Errorf("gone: %v\nnew: %v\nIf this is meant: go test -run TestExportedNames -update .", gone, fresh)
}

func difference(from, to string) []string {
	known := map[string]bool{}
	for _, line := range strings.Split(to, "\n") {
		known[line] = true
	}
	var missing []string
	for _, line := range strings.Split(from, "\n") {
		if !known[line] {
			missing = append(missing, line)
		}
	}
	return missing
}

// exportedNames lists every exported declaration, field and method with its type.
func exportedNames(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, declaration := range parsed.Decls {
			names = append(names, namesOf(declaration)...)
		}
	}
	slices.Sort(names)
	return names
}

func namesOf(declaration ast.Decl) []string {
	switch declaration := declaration.(type) {
	case *ast.FuncDecl:
		name := "func " + declaration.Name.Name
		if declaration.Recv != nil {
			receiver := types.ExprString(declaration.Recv.List[0].Type)
			if !ast.IsExported(strings.TrimPrefix(receiver, "*")) {
				return nil
			}
			name = "func (" + receiver + ") " + declaration.Name.Name
		}
		if !declaration.Name.IsExported() {
			return nil
		}
		return []string{name + strings.TrimPrefix(types.ExprString(declaration.Type), "func")}
	case *ast.GenDecl:
		var names []string
		for _, spec := range declaration.Specs {
			switch spec := spec.(type) {
			case *ast.TypeSpec:
				if spec.Name.IsExported() {
					names = append(names, typeNames(spec)...)
				}
			case *ast.ValueSpec:
				for _, name := range spec.Names {
					if name.IsExported() {
						names = append(names, declaration.Tok.String()+" "+name.Name)
					}
				}
			}
		}
		return names
	}
	return nil
}

func typeNames(spec *ast.TypeSpec) []string {
	structure, ok := spec.Type.(*ast.StructType)
	if !ok {
		return []string{"type " + spec.Name.Name + " " + types.ExprString(spec.Type)}
	}
	names := []string{"type " + spec.Name.Name + " struct"}
	for _, field := range structure.Fields.List {
		for _, name := range field.Names {
			if name.IsExported() {
				names = append(names, "field "+spec.Name.Name+"."+name.Name+" "+types.ExprString(field.Type))
			}
		}
	}
	return names
}

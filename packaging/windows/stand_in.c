/* Stands for both executables of the program while the installer's logic is tried: a question that is
   named in a file beside it gets the exit code in there, and a sentence that goes with the code (4 says
   the language that it was asked in); --stay runs until it is ended. */
#include <stdio.h>
#include <string.h>
#include <windows.h>

static int code_of(const wchar_t *question)
{
    wchar_t path[MAX_PATH];
    int code = 0;
    GetModuleFileNameW(NULL, path, MAX_PATH);
    wcscpy(wcsrchr(path, L'\\') + 1, question);
    FILE *file = _wfopen(path, L"r");
    if (file != NULL) {
        if (fscanf(file, "%d", &code) != 1) code = 1;
        fclose(file);
    }
    return code;
}

int wmain(int count, wchar_t **words)
{
    if (count < 2) return 0;
    if (wcscmp(words[1], L"--stay") == 0) {
        Sleep(600000);
        return 0;
    }
    int code = code_of(words[1]);
    if (code == 4) printf("warning  printers: There is no printer (%ls).\n", words[count - 1]);
    if (code == 5) fprintf(stderr, "pos-app: These books are newer.\n");
    if (code == 6) printf("Shift 12 is still open.\n2 payments are unclear.\n");
    return code;
}

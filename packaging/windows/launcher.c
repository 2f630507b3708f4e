/* Starts Python: with CODE it is a program of its own, without it an ordinary interpreter. */
#include <windows.h>
#include <stdlib.h>
#include <string.h>

__declspec(dllimport) int Py_Main(int argc, wchar_t **argv);

static int start(int argc, wchar_t **argv)
{
#ifdef CODE
    static wchar_t *ours[] = {L"-X", L"utf8", L"-c", CODE};
    const int count = sizeof ours / sizeof *ours;
    wchar_t **all = calloc(argc + count + 1, sizeof *all);
    if (all == NULL)
        return 1;
    all[0] = argv[0];
    memcpy(all + 1, ours, sizeof ours);
    memcpy(all + 1 + count, argv + 1, (argc - 1) * sizeof *all);
    return Py_Main(argc + count, all);
#else
    return Py_Main(argc, argv);
#endif
}

#ifdef WINDOW
int WINAPI wWinMain(HINSTANCE instance, HINSTANCE before, LPWSTR line, int show)
{
    (void)instance, (void)before, (void)line, (void)show;
    return start(__argc, __wargv);
}
#else
int wmain(int argc, wchar_t **argv) { return start(argc, argv); }
#endif

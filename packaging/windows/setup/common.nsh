; What the installer and the uninstaller have in common.

; Ends here: says why, in a window unless it is silent, and in the log.
!macro STOP CODE TEXT
  StrCpy $0 "${TEXT}"
  StrCpy $1 ${CODE}
  !ifdef __UNINSTALL__
    Call un.Stop
  !else
    Call Stop
  !endif
!macroend

; A section is on where a file is there.
!macro SetSectionFlagTo SECTION FILE
  ${If} ${FileExists} "${FILE}"
    !insertmacro SelectSection ${SECTION}
  ${Else}
    !insertmacro UnselectSection ${SECTION}
  ${EndIf}
!macroend

; Does something to a section if a switch is among the words in $1.
!macro OBEY SWITCH WHAT SECTION
  ClearErrors
  ${GetOptions} $1 "${SWITCH}" $2
  ${IfNot} ${Errors}
    !insertmacro ${WHAT} ${SECTION}
  ${EndIf}
!macroend

; Goes to BUSY if somebody has a file open that nobody else would.
!macro REQUIRE_FREE FILE BUSY
  ${If} ${FileExists} "${FILE}"
    ClearErrors
    FileOpen $2 "${FILE}" a
    IfErrors ${BUSY}
    FileClose $2
  ${EndIf}
!macroend

!macro COMMON UN

Function ${UN}BeAlone
  System::Call 'kernel32::CreateMutexW(p 0, i 0, w "Global\${NAME}-setup") p .r0 ?e'
  Pop $1
  ${If} $1 = 183 ; ERROR_ALREADY_EXISTS
    !insertmacro STOP ${TWICE} "$(RunsTwice)"
  ${EndIf}
FunctionEnd

; The same two folders as in pos_app/program.py.
Function ${UN}FindHome
  ${If} $MultiUser.InstallMode == "AllUsers"
    StrCpy $Home "$APPDATA\${NAME}"
  ${Else}
    StrCpy $Home "$LOCALAPPDATA\${NAME}"
  ${EndIf}
FunctionEnd

; Asks a running counter to end, as its own close button does, and waits for it. It may refuse: a
; payment on its way comes first.
Function ${UN}EndCounter
  look:
  Call ${UN}IsRunning
  ${If} $0 = 0
    Return
  ${EndIf}
  MessageBox MB_OKCANCEL|MB_ICONINFORMATION "$(IsRunning)" /SD IDOK IDOK ask
  !insertmacro STOP ${RUNNING} "$(StillRunning)"
  ask:
  nsExec::Exec 'taskkill /IM ${COUNTER}'
  Pop $0
  StrCpy $3 30
  ${While} $3 > 0
    Sleep 1000
    IntOp $3 $3 - 1
    Call ${UN}IsRunning
    ${If} $0 = 0
      Return
    ${EndIf}
  ${EndWhile}
  IfSilent 0 look
  !insertmacro STOP ${RUNNING} "$(StillRunning)"
FunctionEnd

; $0 is 1 while one of our executables runs, whoever started it, or somebody writes to the home's
; books: a lock that is held cannot be deleted, and nobody misses one that is not.
Function ${UN}IsRunning
  StrCpy $0 1
  !insertmacro REQUIRE_FREE "$INSTDIR\${COUNTER}" busy
  !insertmacro REQUIRE_FREE "$INSTDIR\${CONSOLE}" busy
  ClearErrors
  ${If} ${FileExists} "$Home\journal.lock"
    Delete "$Home\journal.lock"
    IfErrors busy
  ${EndIf}
  StrCpy $0 0
  busy:
FunctionEnd

; Writes $0, the sentences, behind $1, the exit code, where it can be read after a silent run.
Function ${UN}Note
  FileOpen $2 "$TEMP\${NAME}-setup.log" w
  FileWriteUTF16LE /BOM $2 "$1 $0$\r$\n"
  FileClose $2
FunctionEnd

; $0 is the sentence, $1 the exit code.
Function ${UN}Stop
  Call ${UN}Note
  SetErrorLevel $1
  MessageBox MB_OK|MB_ICONSTOP "$0" /SD IDOK
  !if "${UN}" == ""
    Call PutBack
  !endif
  Quit
FunctionEnd

!macroend

; From one version to the next: beside it, tried there, then in its place.

!macro MOVE FROM TO
  StrCpy $4 "${FROM}"
  StrCpy $5 "${TO}"
  Call Move
!macroend

; What a power cut has left of an earlier try.
Function TidyAfterACut
  ${IfNot} ${FileExists} "$INSTDIR\${COUNTER}"
  ${AndIf} ${FileExists} "$INSTDIR.old\${COUNTER}"
    !insertmacro MOVE "$INSTDIR.old" "$INSTDIR"
  ${EndIf}
  RMDir /r "$INSTDIR.old"
  RMDir /r "$INSTDIR.new"
FunctionEnd

; The whole folder is replaced later, and removed with the program: nobody else's may be taken.
Function RequireOurFolder
  ${IfNot} ${FileExists} "$INSTDIR\${COUNTER}"
    ${DirState} "$INSTDIR" $0
    ${If} $0 = 1
      !insertmacro STOP ${NOT_OURS} "$(NotOurs)"
    ${EndIf}
  ${EndIf}
FunctionEnd

Function UnpackBeside
  SetOutPath "$INSTDIR.new"
  ClearErrors
  File /r "${PROGRAM}/*.*"
  ${If} $MultiUser.InstallMode == "AllUsers"
    FileOpen $2 "$INSTDIR.new\${SHARED}" w
    FileWrite $2 "The journal and the settings of this program are those of the computer.$\r$\n"
    FileClose $2
    Call ShareHome
  ${EndIf}
  WriteUninstaller "$INSTDIR.new\uninstall.exe"
  ${If} ${Errors}
    !insertmacro STOP ${NOT_WRITTEN} "$(NotWritten)"
  ${EndIf}
  SetOutPath "$TEMP" ; a folder that somebody is in cannot be renamed
FunctionEnd

; One counter, whoever has signed in to Windows: S-1-5-32-545 are its users in every language.
Function ShareHome
  CreateDirectory "$Home"
  nsExec::Exec 'icacls "$Home" /grant *S-1-5-32-545:(OI)(CI)M'
  Pop $0
FunctionEnd

; The new program, before anything of the old one is touched.
Function TryBeside
  StrCpy $Place "$INSTDIR.new"
  StrCpy $3 "${FIRST_START}"
  Call AskProgram
  ${If} $1 != 0
    !insertmacro STOP ${NO_START} "$(NoStart)"
  ${EndIf}
  DetailPrint "$(AsksBooks)"
  StrCpy $3 "${GATE}"
  Call AskInOurLanguage
  Call StopUnlessAgreed
  StrCpy $3 "${PREPARE}"
  Call AskInOurLanguage
  Call StopUnlessAgreed
FunctionEnd

Function TakeThePlace
  ${If} ${FileExists} "$INSTDIR\${COUNTER}"
    !insertmacro MOVE "$INSTDIR" "$INSTDIR.old"
    ${If} ${Errors}
      !insertmacro STOP ${RUNNING} "$(StillRunning)"
    ${EndIf}
  ${Else}
    RMDir "$INSTDIR" ; an empty one
  ${EndIf}
  !insertmacro MOVE "$INSTDIR.new" "$INSTDIR"
  ${If} ${Errors}
    !insertmacro STOP ${NOT_WRITTEN} "$(NotWritten)"
  ${EndIf}
  StrCpy $Place "$INSTDIR"
  StrCpy $3 "${MIGRATE}"
  Call AskInOurLanguage
  ${If} $1 != 0
    !insertmacro MOVE "$INSTDIR" "$INSTDIR.new"
    Call StopUnlessAgreed
  ${EndIf}
  RMDir /r "$INSTDIR.old"
FunctionEnd

; What the new program finds wrong with this computer is told, and undoes nothing.
Function LookAround
  DetailPrint "$(LooksAround)"
  StrCpy $Place "$INSTDIR"
  StrCpy $3 "${LAST_LOOK}"
  Call AskInOurLanguage
  ${If} $0 != ""
    StrCpy $0 "$(LookFound)$\r$\n$\r$\n$0"
    StrCpy $1 0
    Call Note
    MessageBox MB_OK|MB_ICONINFORMATION "$0" /SD IDOK
  ${EndIf}
FunctionEnd

; Renames the folder $4 to $5, at once or as soon as the virus scanner has let go of it; the error
; flag says that it could not.
Function Move
  StrCpy $3 20
  ${Do}
    ClearErrors
    Rename "$4" "$5"
    ${IfNot} ${Errors}
      Return
    ${EndIf}
    Sleep 500
    IntOp $3 $3 - 1
  ${LoopUntil} $3 = 0
  SetErrors
FunctionEnd

; Whatever has happened: the old program is in its place again, and the new one is gone.
Function PutBack
  SetOutPath "$TEMP"
  ${IfNot} ${FileExists} "$INSTDIR\${COUNTER}"
  ${AndIf} ${FileExists} "$INSTDIR.old\${COUNTER}"
    !insertmacro MOVE "$INSTDIR.old" "$INSTDIR"
  ${EndIf}
  RMDir /r "$INSTDIR.new"
FunctionEnd

Function .onInstFailed
  Call PutBack
FunctionEnd

; Goes on if $1, an answer about the books, is 0; else ends here with the reasons in $0.
Function StopUnlessAgreed
  ${If} $1 == 0 ; as texts: a word would be 0 as a number
    Return
  ${ElseIf} $1 == 6
    !insertmacro STOP ${REFUSED} "$0"
  ${ElseIf} $1 == 5
    !insertmacro STOP ${NO_START} "$0"
  ${EndIf}
  !insertmacro STOP ${NO_START} "$(NoStart)"
FunctionEnd

; Asks like AskProgram, in the language of this installer: its user reads what is said.
Function AskInOurLanguage
  StrCpy $3 "$3 --language $(Tongue)"
  Call AskProgram
FunctionEnd

; Starts the program in $Place with the arguments in $3; $1 is its exit code (a word if it has none:
; "error", "timeout"), $0 what it said, without its name and the end of the last line. One that cannot be
; started is tried again for a while: a virus scanner has it in hand.
Function AskProgram
  StrCpy $6 20
  ${Do}
    nsExec::ExecToStack /TIMEOUT=300000 '"$Place\${CONSOLE}" $3'
    Pop $1
    Pop $0
    ${If} $1 != "error"
      ${ExitDo}
    ${EndIf}
    Sleep 500
    IntOp $6 $6 - 1
  ${LoopUntil} $6 = 0
  ${TrimNewLines} "$0" $0
  StrCpy $2 $0 9
  ${If} $2 == "${NAME}: "
    StrCpy $0 $0 "" 9
  ${EndIf}
FunctionEnd

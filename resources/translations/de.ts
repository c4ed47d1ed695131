<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>--match needs a source to look in: name it by --bootstrap, --profile or --open.</source>
        <translation>--match braucht eine Quelle, in der gesucht wird: nenne sie mit --bootstrap, --profile oder --open.</translation>
    </message>
    <message>
        <source>No Kafka is open, so there are no topics to check. Connect to one first.</source>
        <translation>Es ist kein Kafka offen, also gibt es keine Topics zu prüfen. Verbinde dich zuerst mit einem.</translation>
    </message>
    <message>
        <source>{matches} {value} written to {path}.</source>
        <translation>{matches} {value} geschrieben nach {path}.</translation>
    </message>
    <message>
        <source>match</source>
        <translation>Match</translation>
    </message>
    <message>
        <source>matches</source>
        <translation>Matches</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Was nicht stimmt</translation>
    </message>
    <message>
        <source>event type</source>
        <translation>Ereignistyp</translation>
    </message>
    <message>
        <source>participant</source>
        <translation>Teilnehmer</translation>
    </message>
    <message>
        <source>robot</source>
        <translation>Roboter</translation>
    </message>
    <message>
        <source>round</source>
        <translation>Runde</translation>
    </message>
    <message>
        <source>anomaly</source>
        <translation>Anomalie</translation>
    </message>
    <message>
        <source>value changes</source>
        <translation>Wert ändert sich</translation>
    </message>
    <message>
        <source>expression</source>
        <translation>Ausdruck</translation>
    </message>
    <message>
        <source>event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Stop at</source>
        <translation>Halt bei</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>In</source>
        <translation>In</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Live hits</source>
        <translation>Live-Treffer</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>could not be asked of {events}</source>
        <translation>bei {events} nicht auswertbar</translation>
    </message>
    <message numerus="yes">
        <source>%Ln events</source>
        <translation>
            <numerusform>%Ln Ereignis</numerusform>
            <numerusform>%Ln Ereignisse</numerusform>
        </translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Old</source>
        <translation>Alt</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>In the round</source>
        <translation>In der Runde</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>there</source>
        <translation>vorhanden</translation>
    </message>
    <message>
        <source>missing in Kafka</source>
        <translation>fehlt in Kafka</translation>
    </message>
    <message>
        <source>different</source>
        <translation>verschieden</translation>
    </message>
    <message>
        <source>only in Kafka</source>
        <translation>nur in Kafka</translation>
    </message>
    <message>
        <source>not readable</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>Match</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>In Kafka</source>
        <translation>In Kafka</translation>
    </message>
    <message>
        <source>In the current system</source>
        <translation>Im jetzigen System</translation>
    </message>
    <message>
        <source>The process that rebuilds {name} was ended; open it again.</source>
        <translation>Der Prozess, der {name} aufbaut, wurde beendet; öffne es noch einmal.</translation>
    </message>
    <message>
        <source>A mistake of this program ended the reading of {name}; the log file has it.</source>
        <translation>Ein Fehler dieses Programms hat das Lesen von {name} beendet; er steht in der Logdatei.</translation>
    </message>
    <message>
        <source>It took too long for one event, and was stopped. Write an expression that does less.</source>
        <translation>Es dauerte zu lange für ein Ereignis und wurde abgebrochen. Schreibe einen Ausdruck, der weniger tut.</translation>
    </message>
    <message>
        <source>It needed more memory than it may have, and was stopped. Write an expression that does less.</source>
        <translation>Er brauchte mehr Speicher, als er haben darf, und wurde abgebrochen. Schreibe einen Ausdruck, der weniger tut.</translation>
    </message>
    <message>
        <source>(took too long or too much memory, and was stopped)</source>
        <translation>(dauerte zu lange oder brauchte zu viel Speicher, abgebrochen)</translation>
    </message>
    <message>
        <source>Skipped in this what-if branch: it changes nothing</source>
        <translation>In diesem Was-wäre-wenn-Zweig übersprungen: es ändert nichts</translation>
    </message>
    <message>
        <source>Edited in this what-if branch</source>
        <translation>In diesem Was-wäre-wenn-Zweig bearbeitet</translation>
    </message>
    <message>
        <source>Moved in this what-if branch</source>
        <translation>In diesem Was-wäre-wenn-Zweig verschoben</translation>
    </message>
    <message>
        <source>Added in this what-if branch: it is not in Kafka</source>
        <translation>In diesem Was-wäre-wenn-Zweig hinzugefügt: es ist nicht in Kafka</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Anomalies</source>
        <translation>Anomalien</translation>
    </message>
    <message>
        <source>{topic}, added in this what-if branch: not in Kafka</source>
        <translation>{topic}, in diesem Was-wäre-wenn-Zweig hinzugefügt: nicht in Kafka</translation>
    </message>
    <message>
        <source>{topic}, partition {partition}, offset {offset}</source>
        <translation>{topic}, Partition {partition}, Offset {offset}</translation>
    </message>
    <message>
        <source>{path} was not written: the source was closed. Export it again.</source>
        <translation>{path} wurde nicht geschrieben: die Quelle wurde geschlossen. Exportiere noch einmal.</translation>
    </message>
    <message>
        <source>What, and what to do</source>
        <translation>Was, und was zu tun ist</translation>
    </message>
    <message>
        <source>Set by</source>
        <translation>Gesetzt von</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Breakpoint</source>
        <translation>Haltepunkt</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Markierung</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>Runden</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Robots</source>
        <translation>Roboter</translation>
    </message>
    <message>
        <source>Humans</source>
        <translation>Menschen</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>live</source>
        <translation>live</translation>
    </message>
    <message>
        <source>{robot}  {get}</source>
        <translation>{robot}  {get}</translation>
    </message>
    <message>
        <source>type unknown</source>
        <translation>Typ unbekannt</translation>
    </message>
    <message>
        <source>{duration} ms</source>
        <translation>{duration} ms</translation>
    </message>
    <message>
        <source>{rounds}, {events}</source>
        <translation>{rounds}, {events}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rounds</source>
        <translation>
            <numerusform>%Ln Runde</numerusform>
            <numerusform>%Ln Runden</numerusform>
        </translation>
    </message>
    <message>
        <source>started {started_at}</source>
        <translation>begonnen {started_at}</translation>
    </message>
    <message>
        <source>start not seen; first event {first_time}</source>
        <translation>Beginn nicht gesehen; erstes Ereignis {first_time}</translation>
    </message>
    <message>
        <source>completed {completed_at}</source>
        <translation>beendet {completed_at}</translation>
    </message>
    <message>
        <source>latest event {time}, {ago}</source>
        <translation>letztes Ereignis {time}, {ago}</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Taste</translation>
    </message>
    <message>
        <source>{path} was not written: the source was closed. Save it again.</source>
        <translation>{path} wurde nicht geschrieben: die Quelle wurde geschlossen. Speichere noch einmal.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>p/offset</source>
        <translation>P/Offset</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>{size}, not read here: show the record</source>
        <translation>{size}, hier nicht gelesen: zeige den Datensatz</translation>
    </message>
    <message>
        <source>undecodable</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>Partition</source>
        <translation>Partition</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>Offset</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Why it is not an event</source>
        <translation>Warum es kein Ereignis ist</translation>
    </message>
    <message>
        <source>Every match was rebuilt from its events in another order and came out the same. Name a file or a URL above to compare them with the records of the current system.</source>
        <translation>Jedes Match wurde aus seinen Ereignissen in anderer Reihenfolge neu aufgebaut und kam gleich heraus. Nenne oben eine Datei oder URL, um sie mit den Daten des jetzigen Systems zu vergleichen.</translation>
    </message>
    <message>
        <source>Every match is on both sides, and all that both sides tell of it is the same.</source>
        <translation>Jedes Match gibt es auf beiden Seiten, und alles, was beide davon sagen, ist gleich.</translation>
    </message>
    <message>
        <source>The same records in another order gave other matches. That is a fault of this program: please report it, with the records that show it (orchestra-replay dump).</source>
        <translation>Dieselben Datensätze in anderer Reihenfolge ergaben andere Matches. Das ist ein Fehler dieses Programms: bitte melde ihn, mit den Datensätzen, die ihn zeigen (orchestra-replay dump).</translation>
    </message>
    <message>
        <source>All that could be read agrees. The entries below could not be read, so they were not compared.</source>
        <translation>Alles Lesbare stimmt überein. Die Einträge unten konnten nicht gelesen werden, also wurden sie nicht verglichen.</translation>
    </message>
    <message>
        <source>The table lists them. Enter opens the match at the event that set Kafka&apos;s value.</source>
        <translation>Die Tabelle nennt sie. Enter öffnet das Match bei dem Ereignis, das Kafkas Wert gesetzt hat.</translation>
    </message>
    <message>
        <source>{matches} rebuilt twice</source>
        <translation>{matches} zweimal aufgebaut</translation>
    </message>
    <message numerus="yes">
        <source>%Ln matches</source>
        <translation>
            <numerusform>%Ln Match</numerusform>
            <numerusform>%Ln Matches</numerusform>
        </translation>
    </message>
    <message>
        <source>The replay differs</source>
        <translation>Die Wiedergabe weicht ab</translation>
    </message>
    <message>
        <source>Identical</source>
        <translation>Gleich</translation>
    </message>
    <message>
        <source>{rebuilt} from {events}</source>
        <translation>{rebuilt} aus {events}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln differences</source>
        <translation>
            <numerusform>%Ln Unterschied</numerusform>
            <numerusform>%Ln Unterschiede</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries</source>
        <translation>
            <numerusform>%Ln Eintrag</numerusform>
            <numerusform>%Ln Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>{entries} not readable</source>
        <translation>{entries} nicht lesbar</translation>
    </message>
    <message>
        <source>{identical} of {compared} agree</source>
        <translation>{identical} von {compared} stimmen überein</translation>
    </message>
    <message>
        <source>{missing} missing in Kafka</source>
        <translation>{missing} fehlen in Kafka</translation>
    </message>
    <message>
        <source>{fields} of {matches} differ</source>
        <translation>{fields} von {matches} verschieden</translation>
    </message>
    <message numerus="yes">
        <source>%Ln fields</source>
        <translation>
            <numerusform>%Ln Feld</numerusform>
            <numerusform>%Ln Felder</numerusform>
        </translation>
    </message>
    <message>
        <source>{extra} only in Kafka</source>
        <translation>{extra} nur in Kafka</translation>
    </message>
    <message>
        <source>{cut} cut by the load window</source>
        <translation>{cut} vom Ladefenster abgeschnitten</translation>
    </message>
    <message>
        <source>{unreadable} not readable</source>
        <translation>{unreadable} nicht lesbar</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>Ausdruck</translation>
    </message>
    <message>
        <source>Before this event</source>
        <translation>Vor diesem Ereignis</translation>
    </message>
    <message numerus="yes">
        <source>%Ln items</source>
        <translation>
            <numerusform>%Ln Element</numerusform>
            <numerusform>%Ln Elemente</numerusform>
        </translation>
    </message>
    <message>
        <source>round {name}</source>
        <translation>Runde {name}</translation>
    </message>
    <message>
        <source>{outcome}, {robot}, round {round}</source>
        <translation>{outcome}, {robot}, Runde {round}</translation>
    </message>
    <message>
        <source> in {duration}</source>
        <translation> in {duration}</translation>
    </message>
    <message>
        <source>match created</source>
        <translation>Match angelegt</translation>
    </message>
    <message>
        <source>match created for {total} participants</source>
        <translation>Match für {total} Teilnehmer angelegt</translation>
    </message>
    <message>
        <source>match started: {humans}, {robots}</source>
        <translation>Match begonnen: {humans}, {robots}</translation>
    </message>
    <message>
        <source>round {round} is about to start</source>
        <translation>Runde {round} beginnt gleich</translation>
    </message>
    <message>
        <source>round {round} needs robots</source>
        <translation>Runde {round} braucht Roboter</translation>
    </message>
    <message>
        <source>round {round} needs {count} robots</source>
        <translation>Runde {round} braucht {count} Roboter</translation>
    </message>
    <message>
        <source>robots assigned to round {round}</source>
        <translation>Roboter für Runde {round} zugeteilt</translation>
    </message>
    <message>
        <source>robots assigned to round {round}: {robots}</source>
        <translation>Roboter für Runde {round} zugeteilt: {robots}</translation>
    </message>
    <message>
        <source>round {round} started</source>
        <translation>Runde {round} begonnen</translation>
    </message>
    <message>
        <source>round {round} started: {prompt}</source>
        <translation>Runde {round} begonnen: {prompt}</translation>
    </message>
    <message>
        <source>round {round} completed</source>
        <translation>Runde {round} beendet</translation>
    </message>
    <message>
        <source>round {round} completed with {count} responses</source>
        <translation>Runde {round} mit {count} Antworten beendet</translation>
    </message>
    <message>
        <source>voting started</source>
        <translation>Abstimmung begonnen</translation>
    </message>
    <message>
        <source>voting started on round {round}</source>
        <translation>Abstimmung über Runde {round} begonnen</translation>
    </message>
    <message>
        <source>{voter} voted for {guess}</source>
        <translation>{voter} stimmte für {guess}</translation>
    </message>
    <message>
        <source>{voter} voted for {guess} in round {round}</source>
        <translation>{voter} stimmte in Runde {round} für {guess}</translation>
    </message>
    <message>
        <source>match completed, {result}</source>
        <translation>Match beendet, {result}</translation>
    </message>
    <message>
        <source>match completed, {result}: the guess was {guess}</source>
        <translation>Match beendet, {result}: geraten wurde {guess}</translation>
    </message>
    <message>
        <source>unknown event {type}</source>
        <translation>unbekanntes Ereignis {type}</translation>
    </message>
    <message>
        <source>without a type</source>
        <translation>ohne Typ</translation>
    </message>
    <message>
        <source>invalid: {reason}</source>
        <translation>ungültig: {reason}</translation>
    </message>
    <message>
        <source>{robot} is asked to answer round {round}</source>
        <translation>{robot} soll in Runde {round} antworten</translation>
    </message>
    <message>
        <source>{robot} is asked to vote in round {round}</source>
        <translation>{robot} soll in Runde {round} abstimmen</translation>
    </message>
    <message>
        <source>{robot} failed in round {round}: {error}</source>
        <translation>{robot} scheiterte in Runde {round}: {error}</translation>
    </message>
    <message>
        <source>{robot}: {notice}</source>
        <translation>{robot}: {notice}</translation>
    </message>
    <message>
        <source>{who} answered round {round}{in_time}: {text}</source>
        <translation>{who} antwortete in Runde {round}{in_time}: {text}</translation>
    </message>
    <message>
        <source>humans not named</source>
        <translation>Menschen nicht genannt</translation>
    </message>
    <message>
        <source>human {id}</source>
        <translation>Mensch {id}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>humans {ids}</source>
        <translation>Menschen {ids}</translation>
    </message>
    <message>
        <source>robots not named</source>
        <translation>Roboter nicht genannt</translation>
    </message>
    <message>
        <source>robot {id}</source>
        <translation>Roboter {id}</translation>
    </message>
    <message>
        <source>robots {ids}</source>
        <translation>Roboter {ids}</translation>
    </message>
    <message>
        <source>, completed</source>
        <translation>, beendet</translation>
    </message>
    <message numerus="yes">
        <source>%Ln responses</source>
        <translation>
            <numerusform>%Ln Antwort</numerusform>
            <numerusform>%Ln Antworten</numerusform>
        </translation>
    </message>
    <message>
        <source>{type} has the id {id} of an earlier event and is ignored</source>
        <translation>{type} hat die Kennung {id} eines früheren Ereignisses und wird übergangen</translation>
    </message>
    <message>
        <source>the log has no event of this match&apos;s own topic, only its robots&apos;</source>
        <translation>das Log hat kein Ereignis aus dem eigenen Topic dieses Matches, nur die seiner Roboter</translation>
    </message>
    <message>
        <source>the history begins with {name}, not with the match</source>
        <translation>die Geschichte beginnt mit {name}, nicht mit dem Match</translation>
    </message>
    <message>
        <source>{last} ms older than the one before it in its partition</source>
        <translation>{last} ms älter als das davor in seiner Partition</translation>
    </message>
    <message>
        <source>{name} is {age}</source>
        <translation>{name} ist {age}</translation>
    </message>
    <message>
        <source>the header says {conflicting_type}, the value {type}; the value counts</source>
        <translation>der Header sagt {conflicting_type}, der Wert {type}; der Wert gilt</translation>
    </message>
    <message>
        <source>{name} came after the match had completed</source>
        <translation>{name} kam nach dem Ende des Matches</translation>
    </message>
    <message>
        <source>{whose} came after the round had completed</source>
        <translation>{whose} kam nach dem Ende der Runde</translation>
    </message>
    <message>
        <source>{whose} differs from the one that stood and takes its place</source>
        <translation>{whose} weicht von der bisherigen ab und tritt an ihre Stelle</translation>
    </message>
    <message>
        <source>{participant_id}&apos;s response to round {round}</source>
        <translation>Antwort von {participant_id} auf Runde {round}</translation>
    </message>
    <message>
        <source>{robot} failed in round {round}: {reason}</source>
        <translation>{robot} scheiterte in Runde {round}: {reason}</translation>
    </message>
    <message>
        <source>{reason}; the event changes nothing</source>
        <translation>{reason}; das Ereignis ändert nichts</translation>
    </message>
    <message>
        <source>{name} is not known in this topic; it changes nothing</source>
        <translation>{name} ist in diesem Topic nicht bekannt; es ändert nichts</translation>
    </message>
    <message>
        <source>{who} gave no response to round {round}</source>
        <translation>{who} gab keine Antwort auf Runde {round}</translation>
    </message>
    <message>
        <source>the list for the vote has a text of {foreign} that stands in no round</source>
        <translation>die Liste zur Abstimmung hat einen Text von {foreign}, der in keiner Runde steht</translation>
    </message>
    <message>
        <source>{name} lists other responses than round {number} has: see {who}</source>
        <translation>{name} nennt andere Antworten, als Runde {number} hat: siehe {who}</translation>
    </message>
    <message>
        <source>a human</source>
        <translation>ein Mensch</translation>
    </message>
    <message>
        <source>no human</source>
        <translation>kein Mensch</translation>
    </message>
    <message>
        <source>the result is {result}, yet the guess {human_guess} is {kind}</source>
        <translation>das Ergebnis ist {result}, doch {human_guess}, der Tipp, ist {kind}</translation>
    </message>
    <message>
        <source>the reported duration is {difference} ms off the time between start and end</source>
        <translation>die gemeldete Dauer liegt {difference} ms neben der Zeit von Anfang bis Ende</translation>
    </message>
    <message>
        <source>{name} of {robot} for round {number} answers no command</source>
        <translation>{name} von {robot} in Runde {number} beantwortet keinen Befehl</translation>
    </message>
    <message>
        <source>{name} names round {number}, whose start was not seen</source>
        <translation>{name} nennt Runde {number}, deren Beginn nicht gesehen wurde</translation>
    </message>
    <message>
        <source>{name} names {who}, who is not a participant of the match</source>
        <translation>{name} nennt {who}; das ist kein Teilnehmer des Matches</translation>
    </message>
    <message>
        <source>a robot</source>
        <translation>ein Roboter</translation>
    </message>
    <message>
        <source>{robot} gave no answer to the command of round {round}</source>
        <translation>{robot} gab keine Antwort auf den Befehl in Runde {round}</translation>
    </message>
    <message>
        <source>a robot without an id</source>
        <translation>ein Roboter ohne Kennung</translation>
    </message>
    <message>
        <source>an event without a type</source>
        <translation>ein Ereignis ohne Typ</translation>
    </message>
    <message>
        <source>{named} and {more} more</source>
        <translation>{named} und {more} mehr</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>voting</source>
        <translation>Abstimmung</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>beendet</translation>
    </message>
    <message>
        <source>correct</source>
        <translation>richtig</translation>
    </message>
    <message>
        <source>incorrect</source>
        <translation>falsch</translation>
    </message>
    <message>
        <source>unfinished</source>
        <translation>unvollendet</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>beantwortet</translation>
    </message>
    <message>
        <source>timeout</source>
        <translation>Zeitüberschreitung</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>generate response</source>
        <translation>Antwort erzeugen</translation>
    </message>
    <message>
        <source>generate vote</source>
        <translation>Stimme erzeugen</translation>
    </message>
    <message>
        <source>human</source>
        <translation>Mensch</translation>
    </message>
    <message>
        <source>orange</source>
        <translation>orange</translation>
    </message>
    <message>
        <source>sky blue</source>
        <translation>himmelblau</translation>
    </message>
    <message>
        <source>green</source>
        <translation>grün</translation>
    </message>
    <message>
        <source>yellow</source>
        <translation>gelb</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>blau</translation>
    </message>
    <message>
        <source>vermilion</source>
        <translation>zinnober</translation>
    </message>
    <message>
        <source>purple</source>
        <translation>purpur</translation>
    </message>
    <message>
        <source>As at the start: no event has set this.</source>
        <translation>Wie am Anfang: kein Ereignis hat das gesetzt.</translation>
    </message>
    <message>
        <source>{place} · {earlier_values}</source>
        <translation>{place} · {earlier_values}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln earlier values</source>
        <translation>
            <numerusform>%Ln früherer Wert</numerusform>
            <numerusform>%Ln frühere Werte</numerusform>
        </translation>
    </message>
    <message>
        <source>Earlier values</source>
        <translation>Frühere Werte</translation>
    </message>
    <message>
        <source>A what-if branch is made of this window&apos;s own edits.
It only reads: nothing of it can ever reach Kafka.</source>
        <translation>Ein Was-wäre-wenn-Zweig besteht aus Änderungen in diesem Fenster.
Es liest nur: nichts davon kann je zu Kafka gelangen.</translation>
    </message>
    <message>
        <source>Go to an event first: before the first one there is nothing to change.</source>
        <translation>Gehe zuerst zu einem Ereignis: vor dem ersten gibt es nichts zu ändern.</translation>
    </message>
    <message>
        <source>Open a what-if branch first, then {do} it.</source>
        <translation>Öffne zuerst einen Was-wäre-wenn-Zweig.</translation>
    </message>
    <message>
        <source>what comes of it is hidden in this perspective</source>
        <translation>was daraus wird, ist in dieser Sicht verborgen</translation>
    </message>
    <message>
        <source>a copy of this event with an id of its own</source>
        <translation>eine Kopie dieses Ereignisses mit eigener Kennung</translation>
    </message>
    <message>
        <source>this event once more: a duplicate</source>
        <translation>dieses Ereignis noch einmal: ein Duplikat</translation>
    </message>
    <message>
        <source>no state differs from the original&apos;s</source>
        <translation>kein Zustand weicht vom Original ab</translation>
    </message>
    <message>
        <source>#{number} (original #{original})</source>
        <translation>#{number} (im Original #{original})</translation>
    </message>
    <message>
        <source>outcome {before}</source>
        <translation>Ausgang {before}</translation>
    </message>
    <message>
        <source> unchanged</source>
        <translation> unverändert</translation>
    </message>
    <message numerus="yes">
        <source>%Ln values differ</source>
        <translation>
            <numerusform>%Ln Wert verschieden</numerusform>
            <numerusform>%Ln Werte verschieden</numerusform>
        </translation>
    </message>
    <message>
        <source>diverges at {place} · {outcome} · {values} at the end</source>
        <translation>weicht ab bei {place} · {outcome} · {values} am Ende</translation>
    </message>
    <message>
        <source>{records} of the branch written to {path}.</source>
        <translation>{records} des Zweigs geschrieben nach {path}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln records</source>
        <translation>
            <numerusform>%Ln Datensatz</numerusform>
            <numerusform>%Ln Datensätze</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln events stand</source>
        <translation>
            <numerusform>%Ln Ereignis steht</numerusform>
            <numerusform>%Ln Ereignisse stehen</numerusform>
        </translation>
    </message>
    <message>
        <source> When it is opened, {events} elsewhere: their times say so.</source>
        <translation> Beim Öffnen gilt: {events} anderswo, denn so sagen es ihre Zeiten.</translation>
    </message>
    <message>
        <source>A test case of the branch written to {path}.</source>
        <translation>Ein Testfall des Zweigs wurde nach {path} geschrieben.</translation>
    </message>
    <message>
        <source>Go to an event first, then make a breakpoint at it.</source>
        <translation>Gehe zuerst zu einem Ereignis, dann setze dort einen Haltepunkt.</translation>
    </message>
    <message>
        <source>There is no breakpoint</source>
        <translation>Es gibt keinen Haltepunkt</translation>
    </message>
    <message>
        <source>F9 makes one at the cursor&apos;s event, the line above any other.</source>
        <translation>F9 setzt einen beim Ereignis am Cursor, die Zeile oben jeden anderen.</translation>
    </message>
    <message>
        <source>No live event has hit a breakpoint yet</source>
        <translation>Noch hat kein Live-Ereignis einen Haltepunkt getroffen</translation>
    </message>
    <message>
        <source>Those that do are listed here, and lead to their match.</source>
        <translation>Was trifft, steht hier und führt zu seinem Match.</translation>
    </message>
    <message>
        <source>a robot&apos;s id or type</source>
        <translation>Kennung oder Typ eines Roboters</translation>
    </message>
    <message>
        <source>late_response, or any</source>
        <translation>late_response, oder any</translation>
    </message>
    <message>
        <source>event.latency &gt; 8000</source>
        <translation>event.latency &gt; 8000</translation>
    </message>
    <message>
        <source>A command, its key, #31 for an event, or a match id</source>
        <translation>Ein Befehl, seine Taste, #31 für ein Ereignis oder eine Match-ID</translation>
    </message>
    <message>
        <source>Nothing is called that</source>
        <translation>Nichts heißt so</translation>
    </message>
    <message>
        <source>Commands, the number of an event, and the ids of matches are found here.</source>
        <translation>Hier werden Befehle, die Nummer eines Ereignisses und die IDs von Matches gefunden.</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>Connect to Kafka or open a file first.</source>
        <translation>Verbinde dich zuerst mit Kafka oder öffne eine Datei.</translation>
    </message>
    <message>
        <source>Open a match first.</source>
        <translation>Öffne zuerst ein Match.</translation>
    </message>
    <message>
        <source>Open a match first, and see it as the operator: a participant knows too little to change it.</source>
        <translation>Öffne zuerst ein Match und sieh es als Operator: ein Teilnehmer weiß zu wenig, um es zu ändern.</translation>
    </message>
    <message>
        <source>There is no earlier place to go back to.</source>
        <translation>Es gibt keine frühere Stelle.</translation>
    </message>
    <message>
        <source>There is no later place to go to.</source>
        <translation>Es gibt keine spätere Stelle.</translation>
    </message>
    <message>
        <source>Open a match first, then compare another one with it.</source>
        <translation>Öffne zuerst ein Match, dann vergleiche ein anderes damit.</translation>
    </message>
    <message>
        <source>That match is open already: compare it with another one.</source>
        <translation>Dieses Match ist schon offen: vergleiche es mit einem anderen.</translation>
    </message>
    <message>
        <source>Nothing is compared: choose another match, or compare a branch with its original.</source>
        <translation>Es wird nichts verglichen: wähle ein anderes Match, oder vergleiche einen Zweig mit seinem Original.</translation>
    </message>
    <message>
        <source>Both sides are alike.</source>
        <translation>Beide Seiten sind gleich.</translation>
    </message>
    <message>
        <source>There is no difference before this event.</source>
        <translation>Vor diesem Ereignis gibt es keinen Unterschied.</translation>
    </message>
    <message>
        <source>There is no difference after this event.</source>
        <translation>Nach diesem Ereignis gibt es keinen Unterschied.</translation>
    </message>
    <message>
        <source>The match is shown without a branch: there is nothing to compare it with.</source>
        <translation>Das Match wird ohne Zweig gezeigt: es gibt nichts zu vergleichen.</translation>
    </message>
    <message>
        <source>One or more HOST:PORT, separated by commas.</source>
        <translation>Ein oder mehrere HOST:PORT, durch Kommas getrennt.</translation>
    </message>
    <message>
        <source>Optional. The connection is kept under it.</source>
        <translation>Freiwillig. Unter ihm wird die Verbindung behalten.</translation>
    </message>
    <message>
        <source>Give the address of a broker, such as localhost:9092.</source>
        <translation>Gib die Adresse eines Brokers an, etwa localhost:9092.</translation>
    </message>
    <message>
        <source>The next start reads only what is new. It needs a name, everything to be loaded, and no schema registry.</source>
        <translation>Der nächste Start liest nur, was neu ist. Dafür braucht es einen Namen, es muss alles geladen werden, und ohne Schema-Registry.</translation>
    </message>
    <message>
        <source>TLS without verification: whoever answers at the address can read what you send, password and all. Name the broker&apos;s CA certificates instead.</source>
        <translation>TLS ohne Prüfung: wer unter der Adresse antwortet, kann lesen, was du sendest, samt Passwort. Nenne stattdessen die CA-Zertifikate des Brokers.</translation>
    </message>
    <message>
        <source>Without TLS everyone on the way to the broker can read the password.</source>
        <translation>Ohne TLS kann jeder auf dem Weg zum Broker das Passwort lesen.</translation>
    </message>
    <message>
        <source>Use up to 249 letters, digits, dots, underscores and hyphens.</source>
        <translation>Bis zu 249 Buchstaben, Ziffern, Punkte, Unter- und Bindestriche.</translation>
    </message>
    <message>
        <source>The record time is not a whole number of milliseconds: write one, or nothing for no time.</source>
        <translation>Die Zeit des Datensatzes ist keine ganze Zahl von Millisekunden: schreibe eine, oder nichts für keine Zeit.</translation>
    </message>
    <message>
        <source>No command has these words</source>
        <translation>Kein Befehl hat diese Wörter</translation>
    </message>
    <message>
        <source>Write a part of its name, of its group, or of a key.</source>
        <translation>Schreibe einen Teil seines Namens, seiner Gruppe oder einer Taste.</translation>
    </message>
    <message>
        <source>Choose a command to change its keys.</source>
        <translation>Wähle einen Befehl, um seine Tasten zu ändern.</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Befehle und ihre Tasten</translation>
    </message>
    <message>
        <source>No records yet</source>
        <translation>Noch keine Datensätze</translation>
    </message>
    <message>
        <source>They appear here as the game writes them.</source>
        <translation>Sie erscheinen hier, sobald das Spiel sie schreibt.</translation>
    </message>
    <message>
        <source>This source has no live records</source>
        <translation>Diese Quelle hat keine Live-Datensätze</translation>
    </message>
    <message>
        <source>A file has an end: connect to Kafka to see records as the game writes them.</source>
        <translation>Eine Datei hat ein Ende: Verbinde dich mit Kafka, um Datensätze zu sehen, sobald das Spiel sie schreibt.</translation>
    </message>
    <message>
        <source>Looking for records that pass the filter…</source>
        <translation>Es wird gesucht, was zum Filter passt …</translation>
    </message>
    <message>
        <source>No record passes the filter</source>
        <translation>Kein Datensatz passt zum Filter</translation>
    </message>
    <message>
        <source>New ones are asked as they come. Empty the field above to see all.</source>
        <translation>Neue werden gefragt, sobald sie kommen. Leere das Feld oben, um alle zu sehen.</translation>
    </message>
    <message>
        <source>None of the records that are kept is of this topic</source>
        <translation>Keiner der behaltenen Datensätze ist aus diesem Topic</translation>
    </message>
    <message>
        <source>Choose “All” to see the other topics.</source>
        <translation>Wähle „Alle“, um die anderen Topics zu sehen.</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Topics</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>match events</source>
        <translation>Match-Ereignisse</translation>
    </message>
    <message>
        <source>robot commands</source>
        <translation>Roboterbefehle</translation>
    </message>
    <message>
        <source>robot events</source>
        <translation>Roboter-Ereignisse</translation>
    </message>
    <message>
        <source>robot orchestration</source>
        <translation>Roboter-Orchestrierung</translation>
    </message>
    <message>
        <source>Go to an event first, then mark it.</source>
        <translation>Gehe zuerst zu einem Ereignis, dann markiere es.</translation>
    </message>
    <message>
        <source>Choose a match first, then mark it.</source>
        <translation>Wähle zuerst ein Match, dann markiere es.</translation>
    </message>
    <message>
        <source>Marked {colour}</source>
        <translation>Markiert: {colour}</translation>
    </message>
    <message>
        <source>Copy the match id</source>
        <translation>Match-ID kopieren</translation>
    </message>
    <message>
        <source>{latest_time} so far</source>
        <translation>{latest_time} bisher</translation>
    </message>
    <message>
        <source>{shown} so far of {matches}</source>
        <translation>{shown} bisher von {matches}</translation>
    </message>
    <message>
        <source>{shown} of {matches}</source>
        <translation>{shown} von {matches}</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Tail</source>
        <translation>&amp;Live</translation>
    </message>
    <message>
        <source>&amp;Replay</source>
        <translation>&amp;Wiedergabe</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>&amp;What-if</source>
        <translation>Was-wäre-we&amp;nn</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Go to pane</source>
        <translation>Zum Bereich</translation>
    </message>
    <message>
        <source>Go to event {number}</source>
        <translation>Gehe zu Ereignis {number}</translation>
    </message>
    <message>
        <source>The match has {events}.</source>
        <translation>Das Match hat {events}.</translation>
    </message>
    <message>
        <source>Before the first event</source>
        <translation>Vor dem ersten Ereignis</translation>
    </message>
    <message>
        <source>Open {each}</source>
        <translation>{each} öffnen</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>The spoiler lock is on: who is human stays hidden until you release it</source>
        <translation>Die Spoilersperre ist an: wer Mensch ist, bleibt verborgen, bis du sie löst</translation>
    </message>
    <message>
        <source>Spoiler lock: hide who is human, also after the end</source>
        <translation>Spoilersperre: verbergen, wer Mensch ist, auch nach dem Ende</translation>
    </message>
    <message>
        <source>Every record so far is an event</source>
        <translation>Jeder Datensatz ist bisher ein Ereignis</translation>
    </message>
    <message>
        <source>One that is none is kept as it came, and listed here.</source>
        <translation>Einer, der keines ist, wird behalten, wie er kam, und steht hier.</translation>
    </message>
    <message>
        <source>No record is undecodable</source>
        <translation>Kein Datensatz ist nicht lesbar</translation>
    </message>
    <message numerus="yes">
        <source>%Ln records are no events</source>
        <translation>
            <numerusform>%Ln Datensatz ist kein Ereignis</numerusform>
            <numerusform>%Ln Datensätze sind keine Ereignisse</numerusform>
        </translation>
    </message>
    <message>
        <source>{records}. They are kept as they came, and change no match.</source>
        <translation>{records}. Sie bleiben, wie sie kamen, und ändern kein Match.</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Copy value as JSON</source>
        <translation>Wert als JSON kopieren</translation>
    </message>
    <message>
        <source>Copy as kcat line</source>
        <translation>Als kcat-Zeile kopieren</translation>
    </message>
    <message>
        <source>set by the producer</source>
        <translation>vom Producer gesetzt</translation>
    </message>
    <message>
        <source>set by the broker on append</source>
        <translation>vom Broker beim Anhängen gesetzt</translation>
    </message>
    <message>
        <source>of an unknown clock</source>
        <translation>von unbekannter Uhr</translation>
    </message>
    <message>
        <source>No record is chosen</source>
        <translation>Es ist kein Datensatz gewählt</translation>
    </message>
    <message>
        <source>Choose one above to see it as it came.</source>
        <translation>Wähle oben einen, um ihn zu sehen, wie er kam.</translation>
    </message>
    <message>
        <source>topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>partition</source>
        <translation>Partition</translation>
    </message>
    <message>
        <source>offset</source>
        <translation>Offset</translation>
    </message>
    <message>
        <source>key</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>null</source>
        <translation>null</translation>
    </message>
    <message numerus="yes">
        <source>%Ln bytes</source>
        <translation>
            <numerusform>%Ln Byte</numerusform>
            <numerusform>%Ln Bytes</numerusform>
        </translation>
    </message>
    <message>
        <source>schema</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>id {schema}, framed by a Schema Registry</source>
        <translation>Kennung {schema}, von einer Schema Registry gerahmt</translation>
    </message>
    <message>
        <source>header</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>and {more_headers}</source>
        <translation>und {more_headers}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more headers</source>
        <translation>
            <numerusform>%Ln weiterer Header</numerusform>
            <numerusform>%Ln weitere Header</numerusform>
        </translation>
    </message>
    <message>
        <source>id {schema}, {language}</source>
        <translation>Kennung {schema}, {language}</translation>
    </message>
    <message>
        <source>{subject}, version {version}</source>
        <translation>{subject}, Version {version}</translation>
    </message>
    <message>
        <source>How the value is written</source>
        <translation>Wie der Wert geschrieben wird</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>Hex</translation>
    </message>
    <message>
        <source>Indented; numbers as they were written</source>
        <translation>Eingerückt; Zahlen, wie sie geschrieben wurden</translation>
    </message>
    <message>
        <source>As it is; bytes that are not UTF-8 as \x00</source>
        <translation>Wie er ist; Bytes, die kein UTF-8 sind, als \x00</translation>
    </message>
    <message>
        <source>There is no {value} {what} in this match.</source>
        <translation>In diesem Match gibt es {value} nichts mehr: {what}.</translation>
    </message>
    <message>
        <source>later</source>
        <translation>weiter hinten</translation>
    </message>
    <message>
        <source>earlier</source>
        <translation>weiter vorn</translation>
    </message>
    <message>
        <source>The event at the cursor is about nobody, so nobody&apos;s events can be followed.</source>
        <translation>Das Ereignis am Cursor handelt von niemandem, also kann man niemandem folgen.</translation>
    </message>
    <message>
        <source>event of {who}</source>
        <translation>Ereignis von {who}</translation>
    </message>
    <message>
        <source>Go to event</source>
        <translation>Gehe zu Ereignis</translation>
    </message>
    <message>
        <source>Event (0 to {length}):</source>
        <translation>Ereignis (0 bis {length}):</translation>
    </message>
    <message>
        <source>Sessions (*{SUFFIX})</source>
        <translation>Sitzungen (*{SUFFIX})</translation>
    </message>
    <message>
        <source>Answers, and whatever else carries a human&apos;s id, give way to ▒▒▒ and their length, in edited events too. Records that cannot be proven clean lose their values. Notes, filters, expressions and names of branches are yours and stay as they are.</source>
        <translation>Antworten und alles, was die Kennung eines Menschen trägt, weichen ▒▒▒ und ihrer Länge, auch in bearbeiteten Ereignissen. Datensätze, die nicht nachweislich sauber sind, verlieren ihren Wert. Notizen, Filter, Ausdrücke und Namen von Zweigen sind deine und bleiben.</translation>
    </message>
    <message>
        <source>Say where to save the session.</source>
        <translation>Sage, wohin die Sitzung gespeichert werden soll.</translation>
    </message>
    <message>
        <source>Nothing is loaded yet, so there is no session to save.</source>
        <translation>Es ist noch nichts geladen, also gibt es keine Sitzung zu speichern.</translation>
    </message>
    <message>
        <source>max</source>
        <translation>max.</translation>
    </message>
    <message>
        <source>Fastest</source>
        <translation>Schnellstens</translation>
    </message>
    <message>
        <source>Choose a value in the state first.</source>
        <translation>Wähle zuerst einen Wert im Zustand.</translation>
    </message>
    <message>
        <source>The event at the cursor answers no command.</source>
        <translation>Das Ereignis am Cursor beantwortet keinen Befehl.</translation>
    </message>
    <message>
        <source>The event at the cursor is no command that was answered.</source>
        <translation>Das Ereignis am Cursor ist kein beantworteter Befehl.</translation>
    </message>
    <message>
        <source>⚠ TLS not verified</source>
        <translation>⚠ TLS nicht geprüft</translation>
    </message>
    <message>
        <source>Whoever answers at the address could have given these records. Name the CA certificates of the broker in the connection, and have its certificate verified again.</source>
        <translation>Wer unter der Adresse antwortet, könnte diese Datensätze geliefert haben. Nenne in der Verbindung die CA-Zertifikate des Brokers und lasse sein Zertifikat wieder prüfen.</translation>
    </message>
    <message>
        <source>connecting{value}</source>
        <translation>verbindet{value}</translation>
    </message>
    <message>
        <source>loading {progress}{problem}</source>
        <translation>lädt {progress}{problem}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln topics</source>
        <translation>
            <numerusform>%Ln Topic</numerusform>
            <numerusform>%Ln Topics</numerusform>
        </translation>
    </message>
    <message>
        <source>live · {topics}, {partitions}{problem}</source>
        <translation>live · {topics}, {partitions}{problem}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln partitions</source>
        <translation>
            <numerusform>%Ln Partition</numerusform>
            <numerusform>%Ln Partitionen</numerusform>
        </translation>
    </message>
    <message>
        <source>interrupted{problem}</source>
        <translation>unterbrochen{problem}</translation>
    </message>
    <message>
        <source>{value}{problem}</source>
        <translation>{value}{problem}</translation>
    </message>
    <message>
        <source>read to the end</source>
        <translation>bis zum Ende gelesen</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>{read} of {total}</source>
        <translation>{read} von {total}</translation>
    </message>
    <message>
        <source>⚠ no topic {topics}</source>
        <translation>⚠ kein Topic {topics}</translation>
    </message>
    <message>
        <source>⚠ no topics {topics}</source>
        <translation>⚠ keine Topics {topics}</translation>
    </message>
    <message>
        <source>{left_out} left out</source>
        <translation>{left_out} ausgelassen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln bad lines</source>
        <translation>
            <numerusform>%Ln schlechte Zeile</numerusform>
            <numerusform>%Ln schlechte Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose one in the list of matches: its rounds are drawn here.</source>
        <translation>Wähle eines in der Liste der Matches: Hier werden seine Runden gezeichnet.</translation>
    </message>
    <message>
        <source>This match has no events</source>
        <translation>Dieses Match hat keine Ereignisse</translation>
    </message>
    <message>
        <source>In this branch all of them are skipped.</source>
        <translation>In diesem Zweig sind alle übersprungen.</translation>
    </message>
    <message>
        <source>anomalies</source>
        <translation>Anomalien</translation>
    </message>
    <message>
        <source>unknown type</source>
        <translation>unbekannter Typ</translation>
    </message>
    <message>
        <source>took {latency}</source>
        <translation>dauerte {latency}</translation>
    </message>
    <message>
        <source>and {more_events} here; zoom in to see them</source>
        <translation>und hier {more_events}; vergrößere, um sie zu sehen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more events</source>
        <translation>
            <numerusform>%Ln weiteres Ereignis</numerusform>
            <numerusform>%Ln weitere Ereignisse</numerusform>
        </translation>
    </message>
    <message>
        <source>and {more_events} with anomalies here</source>
        <translation>und hier {more_events} mit Anomalien</translation>
    </message>
    <message>
        <source>answered by #{end} after {latency}</source>
        <translation>beantwortet von #{end} nach {latency}</translation>
    </message>
    <message>
        <source>ended with an error, without an answer</source>
        <translation>endete mit einem Fehler, ohne Antwort</translation>
    </message>
    <message>
        <source>timed out without an answer</source>
        <translation>Zeit abgelaufen, ohne Antwort</translation>
    </message>
    <message>
        <source>not answered yet</source>
        <translation>noch nicht beantwortet</translation>
    </message>
    <message>
        <source>round {round}, {value}: {became}</source>
        <translation>Runde {round}, {value}: {became}</translation>
    </message>
    <message>
        <source>✕ {value}</source>
        <translation>✕ {value}</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>kein Grund genannt</translation>
    </message>
    <message>
        <source>Voting</source>
        <translation>Abstimmung</translation>
    </message>
    <message>
        <source>Round {round}</source>
        <translation>Runde {round}</translation>
    </message>
    <message>
        <source> on round {round}</source>
        <translation> über Runde {round}</translation>
    </message>
    <message>
        <source>{float}, events {start} to {end}</source>
        <translation>{float}, Ereignisse {start} bis {end}</translation>
    </message>
    <message>
        <source>its end has not been seen</source>
        <translation>ihr Ende wurde nicht gesehen</translation>
    </message>
    <message>
        <source>and {more_anomalies}</source>
        <translation>und {more_anomalies}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more anomalies</source>
        <translation>
            <numerusform>%Ln weitere Anomalie</numerusform>
            <numerusform>%Ln weitere Anomalien</numerusform>
        </translation>
    </message>
    <message>
        <source>The topics are well</source>
        <translation>Den Topics geht es gut</translation>
    </message>
    <message numerus="yes">
        <source>%Ln errors</source>
        <translation>
            <numerusform>%Ln Fehler</numerusform>
            <numerusform>%Ln Fehler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln warnings</source>
        <translation>
            <numerusform>%Ln Warnung</numerusform>
            <numerusform>%Ln Warnungen</numerusform>
        </translation>
    </message>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source>Findings about the topics</source>
        <translation>Befunde zu den Topics</translation>
    </message>
    <message>
        <source>To the beginning</source>
        <translation>Zum Anfang</translation>
    </message>
    <message>
        <source>Previous round</source>
        <translation>Vorige Runde</translation>
    </message>
    <message>
        <source>Back one event</source>
        <translation>Ein Ereignis zurück</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Forward one event</source>
        <translation>Ein Ereignis vor</translation>
    </message>
    <message>
        <source>Next round</source>
        <translation>Nächste Runde</translation>
    </message>
    <message>
        <source>To the end</source>
        <translation>Zum Ende</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>{name}: the chosen value</source>
        <translation>{name}: der gewählte Wert</translation>
    </message>
    <message>
        <source>Verify rebuilds every match in another order and compares. Name a file or a URL with the records of the current system above, and it tells field by field where Kafka and they differ.</source>
        <translation>Prüfen baut jedes Match in anderer Reihenfolge auf und vergleicht. Nenne eine Datei oder URL mit den Daten des jetzigen Systems, dann sagt es Feld für Feld, wo Kafka und sie sich unterscheiden.</translation>
    </message>
    <message>
        <source>Verify can begin when everything is loaded.</source>
        <translation>Geprüft werden kann, wenn alles geladen ist.</translation>
    </message>
    <message>
        <source>No difference passes the filter</source>
        <translation>Kein Unterschied passt zum Filter</translation>
    </message>
    <message>
        <source>Empty the field above to see all of them.</source>
        <translation>Leere das Feld oben, um alle zu sehen.</translation>
    </message>
    <message>
        <source>File or URL of the current system&apos;s records (optional)</source>
        <translation>Datei oder URL der Daten des jetzigen Systems (freiwillig)</translation>
    </message>
    <message>
        <source>Verify when everything is loaded</source>
        <translation>Prüfen, wenn alles geladen ist</translation>
    </message>
    <message>
        <source>Records of the current system (*.json *.jsonl *.gz);;All files (*)</source>
        <translation>Daten des jetzigen Systems (*.json *.jsonl *.gz);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Compare with a file or URL</source>
        <translation>Mit Datei oder URL vergleichen</translation>
    </message>
    <message>
        <source>Rebuilds every match of RobotOrchestra from its Kafka topics, and replays it event by event. It only reads: no consumer group, no commits, nothing is written.</source>
        <translation>Baut jedes Match von RobotOrchestra aus seinen Kafka-Topics auf und gibt es Ereignis für Ereignis wieder. Es liest nur: keine Consumer Group, keine Commits, nichts wird geschrieben.</translation>
    </message>
    <message>
        <source>No Kafka at hand? Try</source>
        <translation>Kein Kafka zur Hand? Probiere</translation>
    </message>
    <message>
        <source>in the future, by this computer&apos;s clock</source>
        <translation>in der Zukunft, nach der Uhr dieses Computers</translation>
    </message>
    <message numerus="yes">
        <source>%Ln days ago</source>
        <translation>
            <numerusform>vor %Ln Tag</numerusform>
            <numerusform>vor %Ln Tagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hours ago</source>
        <translation>
            <numerusform>vor %Ln Stunde</numerusform>
            <numerusform>vor %Ln Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minutes ago</source>
        <translation>
            <numerusform>vor %Ln Minute</numerusform>
            <numerusform>vor %Ln Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln seconds ago</source>
        <translation>
            <numerusform>vor %Ln Sekunde</numerusform>
            <numerusform>vor %Ln Sekunden</numerusform>
        </translation>
    </message>
    <message>
        <source>{heading} ({zone})</source>
        <translation>{heading} ({zone})</translation>
    </message>
    <message>
        <source>local</source>
        <translation>lokal</translation>
    </message>
    <message>
        <source>{zone} (this computer)</source>
        <translation>{zone} (dieser Computer)</translation>
    </message>
    <message>
        <source>Last minute</source>
        <translation>Letzte Minute</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>Verzug</translation>
    </message>
    <message>
        <source>Behind</source>
        <translation>Rückstand</translation>
    </message>
    <message>
        <source>No live records yet</source>
        <translation>Noch keine Live-Datensätze</translation>
    </message>
    <message>
        <source>The rates and the lag of each topic appear here.</source>
        <translation>Hier erscheinen die Raten und der Rückstand jedes Topics.</translation>
    </message>
    <message>
        <source>Rates and lag</source>
        <translation>Raten und Verzug</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>Regex</source>
        <translation>Regex</translation>
    </message>
    <message>
        <source>CEL</source>
        <translation>CEL</translation>
    </message>
    <message>
        <source>Live tail</source>
        <translation>Live-Strom</translation>
    </message>
    <message>
        <source>None (plaintext)</source>
        <translation>Keine (Klartext)</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>SASL PLAIN</source>
        <translation>SASL PLAIN</translation>
    </message>
    <message>
        <source>SASL SCRAM-SHA-256</source>
        <translation>SASL SCRAM-SHA-256</translation>
    </message>
    <message>
        <source>SASL SCRAM-SHA-512</source>
        <translation>SASL SCRAM-SHA-512</translation>
    </message>
    <message>
        <source>OAUTHBEARER with OIDC</source>
        <translation>OAUTHBEARER mit OIDC</translation>
    </message>
    <message>
        <source>AWS MSK IAM</source>
        <translation>AWS MSK IAM</translation>
    </message>
    <message>
        <source>As the properties say</source>
        <translation>Wie die Eigenschaften sagen</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>In the keyring</source>
        <translation>Im Schlüsselbund</translation>
    </message>
    <message>
        <source>Ask each time</source>
        <translation>Jedes Mal fragen</translation>
    </message>
    <message>
        <source>In the environment</source>
        <translation>In der Umgebung</translation>
    </message>
    <message>
        <source>CA certificates</source>
        <translation>CA-Zertifikate</translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>Client-Zertifikat</translation>
    </message>
    <message>
        <source>Client key</source>
        <translation>Client-Schlüssel</translation>
    </message>
    <message>
        <source>Key password</source>
        <translation>Passwort des Schlüssels</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Token endpoint</source>
        <translation>Token-Endpunkt</translation>
    </message>
    <message>
        <source>Client id</source>
        <translation>Client-ID</translation>
    </message>
    <message>
        <source>Client secret</source>
        <translation>Client-Geheimnis</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Scope</translation>
    </message>
    <message>
        <source>AWS region</source>
        <translation>AWS-Region</translation>
    </message>
    <message>
        <source>AWS profile</source>
        <translation>AWS-Profil</translation>
    </message>
    <message>
        <source>Role to assume</source>
        <translation>Anzunehmende Rolle</translation>
    </message>
    <message>
        <source>Registry address</source>
        <translation>Registry-Adresse</translation>
    </message>
    <message>
        <source>Registry sign-in</source>
        <translation>Registry-Anmeldung</translation>
    </message>
    <message>
        <source>those of the system</source>
        <translation>die des Systems</translation>
    </message>
    <message>
        <source>optional, PEM</source>
        <translation>freiwillig, PEM</translation>
    </message>
    <message>
        <source>where the key has one</source>
        <translation>wenn der Schlüssel eines hat</translation>
    </message>
    <message>
        <source>https://login.example.com/oauth2/token</source>
        <translation>https://login.example.com/oauth2/token</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>freiwillig</translation>
    </message>
    <message>
        <source>eu-west-1</source>
        <translation>eu-west-1</translation>
    </message>
    <message>
        <source>the default credentials</source>
        <translation>die üblichen Zugangsdaten</translation>
    </message>
    <message>
        <source>optional, arn:aws:iam::…:role/…</source>
        <translation>freiwillig, arn:aws:iam::…:role/…</translation>
    </message>
    <message>
        <source>optional, https://registry.example.com:8081</source>
        <translation>optional, https://registry.example.com:8081</translation>
    </message>
    <message>
        <source>where it wants one</source>
        <translation>wo sie eine verlangt</translation>
    </message>
    <message>
        <source>As USER:PASSWORD.</source>
        <translation>Als BENUTZER:PASSWORT.</translation>
    </message>
    <message>
        <source>Give the user.</source>
        <translation>Gib den Benutzer an.</translation>
    </message>
    <message>
        <source>Type the password, or choose another way to keep it.</source>
        <translation>Gib das Passwort ein oder wähle einen anderen Ort dafür.</translation>
    </message>
    <message>
        <source>Give the token endpoint.</source>
        <translation>Gib den Token-Endpunkt an.</translation>
    </message>
    <message>
        <source>Give the client id.</source>
        <translation>Gib die Client-ID an.</translation>
    </message>
    <message>
        <source>Type the client secret, or choose another way to keep it.</source>
        <translation>Gib das Client-Geheimnis ein oder wähle einen anderen Ort dafür.</translation>
    </message>
    <message>
        <source>Type the key password, or choose another way to keep it.</source>
        <translation>Gib das Passwort des Schlüssels ein oder wähle einen anderen Ort dafür.</translation>
    </message>
    <message>
        <source>Give the AWS region.</source>
        <translation>Gib die AWS-Region an.</translation>
    </message>
    <message>
        <source>Give the address of the schema registry.</source>
        <translation>Gib die Adresse der Schema-Registry an.</translation>
    </message>
    <message>
        <source>Type USER:PASSWORD, or choose another way to keep it.</source>
        <translation>Gib BENUTZER:PASSWORT ein oder wähle einen anderen Ort dafür.</translation>
    </message>
    <message>
        <source>Name resolved</source>
        <translation>Name aufgelöst</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Authenticated</source>
        <translation>Angemeldet</translation>
    </message>
    <message>
        <source>Topics found</source>
        <translation>Topics gefunden</translation>
    </message>
    <message>
        <source>Read allowed</source>
        <translation>Lesen erlaubt</translation>
    </message>
    <message>
        <source>Records seen</source>
        <translation>Datensätze gesehen</translation>
    </message>
    <message>
        <source>Schema registry</source>
        <translation>Schema-Registry</translation>
    </message>
    <message>
        <source>Mistake in the expression: {mistake}</source>
        <translation>Fehler im Ausdruck: {mistake}</translation>
    </message>
    <message>
        <source>The expression takes too long; write it simpler.</source>
        <translation>Der Ausdruck dauert zu lange; schreibe ihn einfacher.</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>Eigenschaft</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>in Ordnung</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>Tells step by step what works: the name, the way there, TLS, the sign-in, the topics and their records.</source>
        <translation>Sagt Schritt für Schritt, was geht: der Name, der Weg dorthin, TLS, die Anmeldung, die Topics und ihre Datensätze.</translation>
    </message>
    <message>
        <source>Try it step by step; nothing is written and no group is joined (Alt+T)</source>
        <translation>Schritt für Schritt versuchen; nichts wird geschrieben, keiner Gruppe beigetreten (Alt+T)</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Test läuft…</translation>
    </message>
    <message>
        <source>All of it works.</source>
        <translation>Alles geht.</translation>
    </message>
    <message>
        <source>It works, but see the warnings.</source>
        <translation>Es geht, doch sieh die Warnungen.</translation>
    </message>
    <message>
        <source>The test was cancelled.</source>
        <translation>Der Test wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Connections (*.json)</source>
        <translation>Verbindungen (*.json)</translation>
    </message>
    <message>
        <source>kept; type to change</source>
        <translation>behalten; tippe, um es zu ändern</translation>
    </message>
    <message>
        <source>asked for later</source>
        <translation>wird später gefragt</translation>
    </message>
    <message>
        <source>What you type is used now and not kept.</source>
        <translation>Was du eingibst, gilt jetzt und wird nicht behalten.</translation>
    </message>
    <message>
        <source>There is no keyring here, so the secret is asked for each time.</source>
        <translation>Hier gibt es keinen Schlüsselbund, also wird jedes Mal gefragt.</translation>
    </message>
    <message>
        <source>name of the variable, such as KAFKA_PASSWORD</source>
        <translation>Name der Variablen, etwa KAFKA_PASSWORD</translation>
    </message>
    <message>
        <source>New connection</source>
        <translation>Neue Verbindung</translation>
    </message>
    <message>
        <source>Any property of librdkafka. Enter or F2 edits, Delete removes. Of a secret write the value, or env:NAME for an environment variable.</source>
        <translation>Jede Eigenschaft von librdkafka. Enter oder F2 bearbeitet, Entf entfernt. Von einem Geheimnis schreibe den Wert, oder env:NAME für eine Umgebungsvariable.</translation>
    </message>
    <message>
        <source>Add a property…</source>
        <translation>Eigenschaft hinzufügen…</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>Eigenschaften</translation>
    </message>
    <message>
        <source>Name of the property</source>
        <translation>Name der Eigenschaft</translation>
    </message>
    <message>
        <source>Value of the property</source>
        <translation>Wert der Eigenschaft</translation>
    </message>
    <message>
        <source>Write security.protocol, and what belongs to it, on the page Properties.</source>
        <translation>Schreibe security.protocol und was dazugehört auf die Seite Eigenschaften.</translation>
    </message>
    <message>
        <source>Write what to stop at.</source>
        <translation>Schreibe, wobei gehalten werden soll.</translation>
    </message>
    <message>
        <source>A round has a number, which {argument} is not.</source>
        <translation>Eine Runde hat eine Nummer, {argument} ist keine.</translation>
    </message>
    <message>
        <source>There is no anomaly {argument}; there are {any}, {codes}.</source>
        <translation>Es gibt keine Anomalie {argument}; es gibt {any}, {codes}.</translation>
    </message>
    <message>
        <source>the expression is never true</source>
        <translation>der Ausdruck ist nie wahr</translation>
    </message>
    <message>
        <source>It took too long: {looked} of {total} events were looked at.</source>
        <translation>Es dauerte zu lange: {looked} von {total} Ereignissen wurden angesehen.</translation>
    </message>
    <message>
        <source>It gives {shown}, not true or false; write one such as event.latency &gt; 8000.</source>
        <translation>Er ergibt {shown}, nicht wahr oder falsch; schreibe einen wie event.latency &gt; 8000.</translation>
    </message>
    <message>
        <source>It could not be worked out for any event: {last}.</source>
        <translation>Er war bei keinem Ereignis auswertbar: {last}.</translation>
    </message>
    <message>
        <source>The expression has {length} characters; {most} are the most.</source>
        <translation>Der Ausdruck hat {length} Zeichen; höchstens {most} sind erlaubt.</translation>
    </message>
    <message>
        <source>The expression is not CEL; write one such as {example}.</source>
        <translation>Der Ausdruck ist kein CEL; schreibe einen wie {example}.</translation>
    </message>
    <message>
        <source>character {column}</source>
        <translation>Zeichen {column}</translation>
    </message>
    <message>
        <source>line {line}, character {column}</source>
        <translation>Zeile {line}, Zeichen {column}</translation>
    </message>
    <message>
        <source>The expression is not CEL at {place}: {reason}.</source>
        <translation>Der Ausdruck ist kein CEL bei {place}: {reason}.</translation>
    </message>
    <message>
        <source>there is no {arg}</source>
        <translation>es gibt kein {arg}</translation>
    </message>
    <message>
        <source>it mixes types that do not go together (times and durations are doubles: write 1000.0, not 1000)</source>
        <translation>er mischt Typen, die nicht zusammenpassen (Zeiten und Dauern sind Kommazahlen: schreibe 1000.0, nicht 1000)</translation>
    </message>
    <message>
        <source>{function} cannot be asked of such a value</source>
        <translation>{function} gibt es für einen solchen Wert nicht</translation>
    </message>
    <message>
        <source>there is no {undefined}, what it sees is called {known}</source>
        <translation>es gibt kein {undefined}; was er sieht, heißt {known}</translation>
    </message>
    <message>
        <source>{what} has no {name} (at character {column}); it has {names}.</source>
        <translation>{what} hat kein {name} (bei Zeichen {column}); es gibt {names}.</translation>
    </message>
    <message>
        <source>There is no {name} (at character {column}); what it sees is called {known}.</source>
        <translation>Es gibt kein {name} (bei Zeichen {column}); was er sieht, heißt {known}.</translation>
    </message>
    <message>
        <source>The expression cannot be worked out: {reason}.</source>
        <translation>Der Ausdruck ist nicht auswertbar: {reason}.</translation>
    </message>
    <message>
        <source>The expression {gives}; write one such as match.rounds &gt; 3.</source>
        <translation>Der Ausdruck {gives}; schreibe einen wie match.rounds &gt; 3.</translation>
    </message>
    <message>
        <source>There is no anomaly {code}; there are {any}, {codes}.</source>
        <translation>Es gibt keine Anomalie {code}; es gibt {any}, {codes}.</translation>
    </message>
    <message>
        <source>There is no {kind} {word}; there are {words}.</source>
        <translation>Es gibt kein {kind} {word}; es gibt {words}.</translation>
    </message>
    <message>
        <source>at character {start}</source>
        <translation>bei Zeichen {start}</translation>
    </message>
    <message>
        <source>A match has no {name} ({place}); it has {fields}.</source>
        <translation>Ein Match hat kein {name} ({place}); es hat {fields}.</translation>
    </message>
    <message>
        <source>the match has no {arg}</source>
        <translation>das Match hat kein {arg}</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>einen Text</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>eine Liste</translation>
    </message>
    <message>
        <source>a map</source>
        <translation>eine Map</translation>
    </message>
    <message>
        <source>gives {kind}, not true or false</source>
        <translation>ergibt {kind}, nicht wahr oder falsch</translation>
    </message>
    <message>
        <source>another value</source>
        <translation>einen anderen Wert</translation>
    </message>
    <message>
        <source>match started: {participants}</source>
        <translation>Match begonnen: {participants}</translation>
    </message>
    <message>
        <source>match completed</source>
        <translation>Match beendet</translation>
    </message>
    <message>
        <source>hidden: {who} cannot know this yet</source>
        <translation>verborgen: {who} kann das noch nicht wissen</translation>
    </message>
    <message>
        <source>{who} cannot know this record</source>
        <translation>{who} kann diesen Datensatz nicht kennen</translation>
    </message>
    <message>
        <source>The regular expression is wrong: {message}.</source>
        <translation>Der reguläre Ausdruck ist falsch: {message}.</translation>
    </message>
    <message>
        <source>it is not true or false</source>
        <translation>er ist nicht wahr oder falsch</translation>
    </message>
    <message>
        <source>The expression is not true or false; write one such as {example}.</source>
        <translation>Der Ausdruck ist nicht wahr oder falsch; schreibe einen wie {example}.</translation>
    </message>
    <message>
        <source>Table of matches as CSV (*.csv)</source>
        <translation>Tabelle der Matches als CSV (*.csv)</translation>
    </message>
    <message>
        <source>Table of matches as Parquet (*.parquet)</source>
        <translation>Tabelle der Matches als Parquet (*.parquet)</translation>
    </message>
    <message>
        <source>Table of matches as JSON (*.json)</source>
        <translation>Tabelle der Matches als JSON (*.json)</translation>
    </message>
    <message>
        <source>Records as kcat lines (*.jsonl)</source>
        <translation>Datensätze als kcat-Zeilen (*.jsonl)</translation>
    </message>
    <message>
        <source>Match document (*.json)</source>
        <translation>Match-Dokument (*.json)</translation>
    </message>
    <message>
        <source>Match documents (*.json)</source>
        <translation>Match-Dokumente (*.json)</translation>
    </message>
    <message>
        <source>No filter is saved yet</source>
        <translation>Noch ist kein Filter gespeichert</translation>
    </message>
    <message>
        <source>Choose what to see in the line above the matches, then give it a name here.</source>
        <translation>Wähle in der Zeile über den Matches, was zu sehen ist, und gib ihm hier einen Namen.</translation>
    </message>
    <message>
        <source>outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>participants</source>
        <translation>Teilnehmer</translation>
    </message>
    <message>
        <source>started from</source>
        <translation>begonnen ab</translation>
    </message>
    <message>
        <source>started before</source>
        <translation>begonnen vor</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>Matches</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Breakpoints</source>
        <translation>Haltepunkte</translation>
    </message>
    <message>
        <source>Watches</source>
        <translation>Überwachung</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Markierungen</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>The test broke off by itself; try it again. The log has the reason.</source>
        <translation>Der Test brach von selbst ab; versuche es noch einmal. Das Log nennt den Grund.</translation>
    </message>
    <message>
        <source>It broke off by itself; try it again. The log has the reason.</source>
        <translation>Es brach von selbst ab; versuche es noch einmal. Das Log nennt den Grund.</translation>
    </message>
    <message>
        <source>Value as bytes</source>
        <translation>Wert als Bytes</translation>
    </message>
    <message>
        <source>Copy as shown</source>
        <translation>Wie gezeigt kopieren</translation>
    </message>
    <message>
        <source>Copy bytes as hexadecimal</source>
        <translation>Bytes hexadezimal kopieren</translation>
    </message>
    <message>
        <source>Copy bytes as text</source>
        <translation>Bytes als Text kopieren</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>The spoiler lock hides errors and robots.</source>
        <translation>Die Spoilersperre verbirgt Fehler und Roboter.</translation>
    </message>
    <message>
        <source>Errors begin</source>
        <translation>Fehler beginnen</translation>
    </message>
    <message>
        <source>up to {number}</source>
        <translation>bis zu {number}</translation>
    </message>
    <message>
        <source>About Orchestra Replay</source>
        <translation>Über Orchestra Replay</translation>
    </message>
    <message>
        <source>All breakpoints off, or on</source>
        <translation>Alle Haltepunkte aus oder an</translation>
    </message>
    <message>
        <source>Arm breakpoints on live events, or no longer</source>
        <translation>Haltepunkte bei Live-Ereignissen scharf stellen, oder nicht mehr</translation>
    </message>
    <message>
        <source>Back 10 s of match time</source>
        <translation>10 s Matchzeit zurück</translation>
    </message>
    <message>
        <source>Back one event, shown or not</source>
        <translation>Ein Ereignis zurück, gezeigt oder nicht</translation>
    </message>
    <message>
        <source>Breakpoint at this event</source>
        <translation>Haltepunkt bei diesem Ereignis</translation>
    </message>
    <message>
        <source>Browse layout</source>
        <translation>Anordnung Stöbern</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>Fenster schließen</translation>
    </message>
    <message>
        <source>Columns of the match list…</source>
        <translation>Spalten der Matchliste…</translation>
    </message>
    <message>
        <source>Command palette…</source>
        <translation>Befehlspalette…</translation>
    </message>
    <message>
        <source>Compare the branch with its original</source>
        <translation>Den Zweig mit seinem Original vergleichen</translation>
    </message>
    <message>
        <source>Compare with another match…</source>
        <translation>Mit einem anderen Match vergleichen…</translation>
    </message>
    <message>
        <source>Connect to Kafka…</source>
        <translation>Mit Kafka verbinden…</translation>
    </message>
    <message>
        <source>Copy a command that opens it here</source>
        <translation>Befehl kopieren, der es hier öffnet</translation>
    </message>
    <message>
        <source>Copy the filter as a command</source>
        <translation>Filter als Befehl kopieren</translation>
    </message>
    <message>
        <source>Copy the match&apos;s id</source>
        <translation>Match-ID kopieren</translation>
    </message>
    <message>
        <source>Debug layout</source>
        <translation>Anordnung Debuggen</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Trennen</translation>
    </message>
    <message>
        <source>Do it again</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Drop the branch</source>
        <translation>Zweig verwerfen</translation>
    </message>
    <message>
        <source>Duplicate the branch</source>
        <translation>Zweig verdoppeln</translation>
    </message>
    <message>
        <source>Edit this event…</source>
        <translation>Dieses Ereignis bearbeiten…</translation>
    </message>
    <message>
        <source>Export all shown matches…</source>
        <translation>Alle gezeigten Matches exportieren…</translation>
    </message>
    <message>
        <source>Export marks…</source>
        <translation>Markierungen exportieren…</translation>
    </message>
    <message>
        <source>Export the branch as a pytest test case…</source>
        <translation>Zweig als pytest-Testfall exportieren…</translation>
    </message>
    <message>
        <source>Export the branch as records…</source>
        <translation>Zweig als Datensätze exportieren…</translation>
    </message>
    <message>
        <source>Export the timeline as a picture…</source>
        <translation>Zeitleiste als Bild exportieren…</translation>
    </message>
    <message>
        <source>Export this match…</source>
        <translation>Dieses Match exportieren…</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Schneller</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Filter the live tail</source>
        <translation>Live-Strom filtern</translation>
    </message>
    <message>
        <source>Find in this match…</source>
        <translation>In diesem Match suchen…</translation>
    </message>
    <message>
        <source>Find matches</source>
        <translation>Matches suchen</translation>
    </message>
    <message>
        <source>Find the next one</source>
        <translation>Nächstes suchen</translation>
    </message>
    <message>
        <source>Find the previous one</source>
        <translation>Voriges suchen</translation>
    </message>
    <message>
        <source>First difference</source>
        <translation>Erster Unterschied</translation>
    </message>
    <message>
        <source>Follow live</source>
        <translation>Live folgen</translation>
    </message>
    <message>
        <source>Forward 10 s of match time</source>
        <translation>10 s Matchzeit vor</translation>
    </message>
    <message>
        <source>Forward one event, shown or not</source>
        <translation>Ein Ereignis vor, gezeigt oder nicht</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>Go back to where you were</source>
        <translation>Dorthin zurück, wo du warst</translation>
    </message>
    <message>
        <source>Go forward again</source>
        <translation>Wieder vorwärts</translation>
    </message>
    <message>
        <source>Go to event…</source>
        <translation>Gehe zu Ereignis…</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Highlight rules…</source>
        <translation>Hervorhebungen…</translation>
    </message>
    <message>
        <source>Insert an event after…</source>
        <translation>Ereignis danach einfügen…</translation>
    </message>
    <message>
        <source>Insert an event before…</source>
        <translation>Ereignis davor einfügen…</translation>
    </message>
    <message>
        <source>Keys…</source>
        <translation>Tasten…</translation>
    </message>
    <message>
        <source>Live layout</source>
        <translation>Anordnung Live</translation>
    </message>
    <message>
        <source>Load older records</source>
        <translation>Ältere Datensätze laden</translation>
    </message>
    <message>
        <source>Mark or unmark this event</source>
        <translation>Dieses Ereignis markieren oder nicht mehr</translation>
    </message>
    <message>
        <source>Mark the match…</source>
        <translation>Match markieren…</translation>
    </message>
    <message>
        <source>More conditions of the filter…</source>
        <translation>Weitere Bedingungen des Filters…</translation>
    </message>
    <message>
        <source>Move this event down</source>
        <translation>Dieses Ereignis nach unten</translation>
    </message>
    <message>
        <source>Move this event up</source>
        <translation>Dieses Ereignis nach oben</translation>
    </message>
    <message>
        <source>New breakpoint…</source>
        <translation>Neuer Haltepunkt…</translation>
    </message>
    <message>
        <source>New window</source>
        <translation>Neues Fenster</translation>
    </message>
    <message>
        <source>Next anomaly</source>
        <translation>Nächste Anomalie</translation>
    </message>
    <message>
        <source>Next change of the chosen value</source>
        <translation>Nächste Änderung des gewählten Werts</translation>
    </message>
    <message>
        <source>Next difference</source>
        <translation>Nächster Unterschied</translation>
    </message>
    <message>
        <source>Next error</source>
        <translation>Nächster Fehler</translation>
    </message>
    <message>
        <source>Next event of this participant</source>
        <translation>Nächstes Ereignis dieses Teilnehmers</translation>
    </message>
    <message>
        <source>Next mark</source>
        <translation>Nächste Markierung</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Nächster Bereich</translation>
    </message>
    <message>
        <source>Next warning</source>
        <translation>Nächste Warnung</translation>
    </message>
    <message>
        <source>Note and colour of the mark…</source>
        <translation>Notiz und Farbe der Markierung…</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Datei öffnen…</translation>
    </message>
    <message>
        <source>Open this in a new window</source>
        <translation>In neuem Fenster öffnen</translation>
    </message>
    <message>
        <source>Pane</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Pause or resume the live tail</source>
        <translation>Live-Strom anhalten oder fortsetzen</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Abspielen oder Pause</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>Previous anomaly</source>
        <translation>Vorige Anomalie</translation>
    </message>
    <message>
        <source>Previous change of the chosen value</source>
        <translation>Vorige Änderung des gewählten Werts</translation>
    </message>
    <message>
        <source>Previous difference</source>
        <translation>Voriger Unterschied</translation>
    </message>
    <message>
        <source>Previous error</source>
        <translation>Voriger Fehler</translation>
    </message>
    <message>
        <source>Previous event of this participant</source>
        <translation>Voriges Ereignis dieses Teilnehmers</translation>
    </message>
    <message>
        <source>Previous mark</source>
        <translation>Vorige Markierung</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Voriger Bereich</translation>
    </message>
    <message>
        <source>Previous warning</source>
        <translation>Vorige Warnung</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>Rename the branch…</source>
        <translation>Zweig umbenennen…</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Wiedergabe</translation>
    </message>
    <message>
        <source>Reset the layout</source>
        <translation>Anordnung zurücksetzen</translation>
    </message>
    <message>
        <source>Run to the next breakpoint</source>
        <translation>Weiter zum nächsten Haltepunkt</translation>
    </message>
    <message>
        <source>Run to the previous breakpoint</source>
        <translation>Zurück zum vorigen Haltepunkt</translation>
    </message>
    <message>
        <source>Save session…</source>
        <translation>Sitzung speichern…</translation>
    </message>
    <message>
        <source>Save the loaded records…</source>
        <translation>Geladene Datensätze speichern…</translation>
    </message>
    <message>
        <source>Saved filters…</source>
        <translation>Gespeicherte Filter…</translation>
    </message>
    <message>
        <source>Schema registry for files…</source>
        <translation>Schema-Registry für Dateien…</translation>
    </message>
    <message>
        <source>See it as the next participant</source>
        <translation>Als nächster Teilnehmer sehen</translation>
    </message>
    <message>
        <source>Shorten long waits</source>
        <translation>Lange Wartezeiten verkürzen</translation>
    </message>
    <message>
        <source>Show or hide rates and lag</source>
        <translation>Raten und Verzug zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Show the newest records of the live tail</source>
        <translation>Neueste Datensätze des Live-Stroms zeigen</translation>
    </message>
    <message>
        <source>Skip this event, or take it in again</source>
        <translation>Dieses Ereignis überspringen oder wieder aufnehmen</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Langsamer</translation>
    </message>
    <message>
        <source>Spoiler lock</source>
        <translation>Spoilersperre</translation>
    </message>
    <message>
        <source>State: changes only</source>
        <translation>Zustand: nur Änderungen</translation>
    </message>
    <message>
        <source>Switch between original and branch</source>
        <translation>Zwischen Original und Zweig wechseln</translation>
    </message>
    <message>
        <source>Tail</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>To the answer to this command</source>
        <translation>Zur Antwort auf diesen Befehl</translation>
    </message>
    <message>
        <source>To the command of this answer</source>
        <translation>Zum Befehl dieser Antwort</translation>
    </message>
    <message>
        <source>To the event that set the chosen value</source>
        <translation>Zum Ereignis, das den gewählten Wert gesetzt hat</translation>
    </message>
    <message>
        <source>Topics…</source>
        <translation>Topics…</translation>
    </message>
    <message>
        <source>Undecodable records…</source>
        <translation>Nicht lesbare Datensätze…</translation>
    </message>
    <message>
        <source>Undo the last change of a branch</source>
        <translation>Letzte Änderung eines Zweigs rückgängig machen</translation>
    </message>
    <message>
        <source>Verify…</source>
        <translation>Prüfen…</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Watch an expression…</source>
        <translation>Ausdruck überwachen…</translation>
    </message>
    <message>
        <source>What-if</source>
        <translation>Was-wäre-wenn</translation>
    </message>
    <message>
        <source>The log was replaced while it was being verified. Verify again when it is loaded.</source>
        <translation>Das Log wurde während der Prüfung ersetzt. Prüfe noch einmal, wenn es geladen ist.</translation>
    </message>
    <message>
        <source>There is no match {id}.</source>
        <translation>Es gibt kein Match {id}.</translation>
    </message>
    <message>
        <source>The breakpoint {breakpoint} took too long on live events, and is not armed any more.</source>
        <translation>Der Haltepunkt {breakpoint} dauerte bei Live-Ereignissen zu lange und ist nicht mehr scharf.</translation>
    </message>
    <message>
        <source>The expression took too long for one match, and was stopped. Write one that does less.</source>
        <translation>Der Ausdruck brauchte für ein Match zu lange und wurde abgebrochen. Schreibe einen, der weniger tut.</translation>
    </message>
    <message>
        <source>The expression needed more memory than it may have, and was stopped. Write one that does less.</source>
        <translation>Der Ausdruck brauchte mehr Speicher, als er haben darf, und wurde abgebrochen. Schreibe einen, der weniger tut.</translation>
    </message>
    <message>
        <source>Choose one in the list of matches: its anomalies are listed here.</source>
        <translation>Wähle eines in der Liste der Matches: Hier stehen seine Anomalien.</translation>
    </message>
    <message>
        <source>No anomalies in this match</source>
        <translation>Keine Anomalien in diesem Match</translation>
    </message>
    <message>
        <source>Its events keep to all rules that are checked.</source>
        <translation>Seine Ereignisse halten alle Regeln ein, die geprüft werden.</translation>
    </message>
    <message>
        <source>Anomalies are hidden</source>
        <translation>Anomalien sind verborgen</translation>
    </message>
    <message>
        <source>They may tell what is hidden: only the operator sees them, without the spoiler lock.</source>
        <translation>Sie können verraten, was verborgen ist: Nur der Operator sieht sie, ohne die Spoilersperre.</translation>
    </message>
    <message>
        <source>Nothing is compared</source>
        <translation>Es wird nichts verglichen</translation>
    </message>
    <message>
        <source>Choose “Compare with the open match” in the menu of a match in the list, or Compare in the bar of a what-if branch.</source>
        <translation>Wähle „Mit dem offenen Match vergleichen“ im Menü eines Matches in der Liste oder Vergleichen in der Leiste eines Was-wäre-wenn-Zweigs.</translation>
    </message>
    <message>
        <source>Neither side has an event</source>
        <translation>Keine Seite hat ein Ereignis</translation>
    </message>
    <message>
        <source>Both sides have the same state at the cursor</source>
        <translation>Beide Seiten haben am Cursor denselben Zustand</translation>
    </message>
    <message>
        <source>Choose one in the list of matches: its events are listed here.</source>
        <translation>Wähle eines in der Liste der Matches: Hier stehen seine Ereignisse.</translation>
    </message>
    <message>
        <source>No event passes the filter</source>
        <translation>Kein Ereignis passt zum Filter</translation>
    </message>
    <message>
        <source>Empty the field above, and choose “Everyone” beside it, to see all events of the match.</source>
        <translation>Leere das Feld oben und wähle daneben „Alle“, um alle Ereignisse des Matches zu sehen.</translation>
    </message>
    <message>
        <source>Choose one in the list of matches, or show the marks of all matches.</source>
        <translation>Wähle eines in der Liste der Matches, oder zeige die Markierungen aller Matches.</translation>
    </message>
    <message>
        <source>Nothing is marked in this match</source>
        <translation>In diesem Match ist nichts markiert</translation>
    </message>
    <message>
        <source>Ctrl+M marks the event at the cursor.</source>
        <translation>Strg+M markiert das Ereignis am Cursor.</translation>
    </message>
    <message>
        <source>Nothing is marked</source>
        <translation>Es ist nichts markiert</translation>
    </message>
    <message>
        <source>No match is open</source>
        <translation>Es ist kein Match offen</translation>
    </message>
    <message>
        <source>No match passes the filter</source>
        <translation>Kein Match passt zum Filter</translation>
    </message>
    <message>
        <source>The overview shows those that do; Clear, above, shows all.</source>
        <translation>Die Übersicht zeigt, welche passen; Leeren, oben, zeigt alle.</translation>
    </message>
    <message>
        <source>No matches yet</source>
        <translation>Noch keine Matches</translation>
    </message>
    <message>
        <source>They appear here as they are rebuilt: what ran when, and which robots were busy.</source>
        <translation>Sie erscheinen hier, sobald sie rekonstruiert sind: was wann lief und welche Roboter beschäftigt waren.</translation>
    </message>
    <message>
        <source>Choose one in the list of matches.</source>
        <translation>Wähle eines in der Liste der Matches.</translation>
    </message>
    <message>
        <source>Step forward to see what it is and what it does.</source>
        <translation>Gehe einen Schritt vor, um zu sehen, was es ist und was es tut.</translation>
    </message>
    <message>
        <source>This event changed nothing in the state</source>
        <translation>Dieses Ereignis hat am Zustand nichts geändert</translation>
    </message>
    <message>
        <source>The value has no fields</source>
        <translation>Der Wert hat keine Felder</translation>
    </message>
    <message>
        <source>The tab Raw has it.</source>
        <translation>Im Tab Roh steht er.</translation>
    </message>
    <message>
        <source>Nothing is watched</source>
        <translation>Es wird nichts überwacht</translation>
    </message>
    <message>
        <source>Write an expression above, such as state.rounds.size().</source>
        <translation>Schreibe oben einen Ausdruck, etwa state.rounds.size().</translation>
    </message>
    <message>
        <source>There is a connection {name} already; choose another name.</source>
        <translation>Es gibt schon eine Verbindung {name}; wähle einen anderen Namen.</translation>
    </message>
    <message>
        <source>Avro and Protobuf values of files are decoded by the schemas of this registry, until the window is closed. Without an address they stay as they are. For a Kafka, name its registry in the connection.</source>
        <translation>Avro- und Protobuf-Werte in Dateien werden mit den Schemas dieser Registry gelesen, bis das Fenster geschlossen wird. Ohne Adresse bleiben sie, wie sie sind. Für ein Kafka nenne seine Registry in der Verbindung.</translation>
    </message>
    <message>
        <source>As USER:PASSWORD. What you type is used now and not kept.</source>
        <translation>Als BENUTZER:PASSWORT. Was du eingibst, gilt jetzt und wird nicht behalten.</translation>
    </message>
    <message>
        <source> at {time}</source>
        <translation> um {time}</translation>
    </message>
    <message>
        <source>The load window ends{at} in {place}; what came after was left out.</source>
        <translation>Das Ladefenster endet{at} in {place}; was danach kam, wurde ausgelassen.</translation>
    </message>
    <message>
        <source>The load window begins{at} in {place}; what came before was left out.</source>
        <translation>Das Ladefenster beginnt{at} in {place}; was davor kam, wurde ausgelassen.</translation>
    </message>
    <message>
        <source>{begin} {end}</source>
        <translation>{begin} {end}</translation>
    </message>
    <message>
        <source>It is not an event: {reason}.</source>
        <translation>Es ist kein Ereignis: {reason}.</translation>
    </message>
    <message>
        <source>no match</source>
        <translation>keinem Match</translation>
    </message>
    <message>
        <source>match {id}</source>
        <translation>Match {id}</translation>
    </message>
    <message>
        <source>It belongs to {other}, not to {wanted}: write this match&apos;s matchId.</source>
        <translation>Es gehört zu {other}, nicht zu {wanted}: Schreibe die matchId dieses Matches.</translation>
    </message>
    <message>
        <source>Branch {branch} adds a record at a place that is taken or Kafka&apos;s own ({place}): drop that edit.</source>
        <translation>Zweig {branch} fügt einen Datensatz an einer Stelle ein, die besetzt ist oder Kafka gehört ({place}): Verwirf diese Änderung.</translation>
    </message>
    <message>
        <source>Branch {branch} edits an event that the match does not have ({place}): drop that edit, or load all of the match.</source>
        <translation>Zweig {branch} ändert ein Ereignis, das das Match nicht hat ({place}): Verwirf diese Änderung, oder lade das ganze Match.</translation>
    </message>
    <message>
        <source>Branch {branch} cannot read {place}. {reason}</source>
        <translation>Zweig {branch} kann {place} nicht lesen. {reason}</translation>
    </message>
    <message>
        <source>{name} cannot be read as the current system&apos;s records ({reason}); write it again.</source>
        <translation>{name} ist nicht als Daten des jetzigen Systems lesbar ({reason}); schreibe es noch einmal.</translation>
    </message>
    <message>
        <source>{name} is damaged or cut off ({reason}); copy it again.</source>
        <translation>{name} ist beschädigt oder abgeschnitten ({reason}); kopiere es noch einmal.</translation>
    </message>
    <message>
        <source>{name} holds no matches ({where}: {reason}); choose what the history API answers, a list of match items, or a DynamoDB export.</source>
        <translation>{name} enthält keine Matches ({where}: {reason}); wähle, was die History-API antwortet, eine Liste von Match-Einträgen oder einen DynamoDB-Export.</translation>
    </message>
    <message>
        <source>The marks in {path} cannot be read: {reason}.</source>
        <translation>Die Markierungen in {path} sind nicht lesbar: {reason}.</translation>
    </message>
    <message>
        <source>The marks could not be kept in {path}: {reason}.</source>
        <translation>Die Markierungen konnten nicht in {path} behalten werden: {reason}.</translation>
    </message>
    <message>
        <source>The marks could not be kept. {reason}</source>
        <translation>Die Markierungen konnten nicht behalten werden. {reason}</translation>
    </message>
    <message>
        <source>The marks in {path} are of a newer version of this program (format {stated}); they are left as they are, and marks of now are not kept.</source>
        <translation>Die Markierungen in {path} sind von einer neueren Version dieses Programms (Format {stated}); sie bleiben, wie sie sind, und jetzige Markierungen werden nicht behalten.</translation>
    </message>
    <message>
        <source>{place} is no http or https address; download it, then name the file.</source>
        <translation>{place} ist keine http- oder https-Adresse; lade es herunter und nenne dann die Datei.</translation>
    </message>
    <message>
        <source>This program has no standard input; name a file.</source>
        <translation>Dieses Programm hat keine Standardeingabe; nenne eine Datei.</translation>
    </message>
    <message>
        <source>{name} was not read to its end: it was given up.</source>
        <translation>{name} wurde nicht zu Ende gelesen: Es wurde aufgegeben.</translation>
    </message>
    <message>
        <source>The saved filters in {path} cannot be read: {reason}.</source>
        <translation>Die gespeicherten Filter in {path} sind nicht lesbar: {reason}.</translation>
    </message>
    <message>
        <source>their format is {stated}, not {known}</source>
        <translation>ihr Format ist {stated}, nicht {known}</translation>
    </message>
    <message>
        <source>The filter is not kept in {path}: {reason}.</source>
        <translation>Der Filter ist nicht in {path} behalten: {reason}.</translation>
    </message>
    <message>
        <source>The filter is not kept. {reason}</source>
        <translation>Der Filter ist nicht behalten. {reason}</translation>
    </message>
    <message>
        <source>The saved filters in {path} cannot be used ({reason}); mend the file or move it away.</source>
        <translation>Die gespeicherten Filter in {path} sind nicht brauchbar ({reason}); repariere die Datei, oder verschiebe sie.</translation>
    </message>
    <message>
        <source>{path} is of a newer version of this program (format {stated}); open it with that version.</source>
        <translation>{path} ist von einer neueren Version dieses Programms (Format {stated}); öffne es mit jener.</translation>
    </message>
    <message>
        <source>{path} is a damaged session file ({reason}); save or copy it again.</source>
        <translation>{path} ist eine beschädigte Sitzungsdatei ({reason}); speichere oder kopiere sie noch einmal.</translation>
    </message>
    <message>
        <source>{name} broke off before its end; try again.</source>
        <translation>{name} brach vor seinem Ende ab; versuche es noch einmal.</translation>
    </message>
    <message>
        <source>{name} redirects from https to an address that is not; name that address.</source>
        <translation>{name} leitet von https zu einer Adresse um, die es nicht ist; nenne jene Adresse.</translation>
    </message>
    <message>
        <source>only on the left</source>
        <translation>nur links</translation>
    </message>
    <message>
        <source>only on the right</source>
        <translation>nur rechts</translation>
    </message>
    <message>
        <source>says something else</source>
        <translation>sagt etwas anderes</translation>
    </message>
    <message>
        <source>{one} instead of {other}</source>
        <translation>{one} statt {other}</translation>
    </message>
    <message>
        <source>no latency</source>
        <translation>keine Latenz</translation>
    </message>
    <message>
        <source>{first}; {others}</source>
        <translation>{first}; {others}</translation>
    </message>
</context>
<context>
    <name>AnomalyList</name>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Go to #{} ({}/{}@{})</source>
        <translation>Gehe zu #{} ({}/{}@{})</translation>
    </message>
    <message>
        <source>Show record {}/{}@{}</source>
        <translation>Datensatz {}/{}@{} zeigen</translation>
    </message>
</context>
<context>
    <name>AnomalyModel</name>
    <message>
        <source>end</source>
        <translation>Ende</translation>
    </message>
</context>
<context>
    <name>Arrival</name>
    <message>
        <source>There is no match {id} among what was loaded.</source>
        <translation>Unter dem Geladenen gibt es kein Match {id}.</translation>
    </message>
</context>
<context>
    <name>AxisSwitch</name>
    <message>
        <source>Events at their times (T)</source>
        <translation>Ereignisse zu ihren Zeiten (T)</translation>
    </message>
    <message>
        <source>Events one after the other, in replay order (T)</source>
        <translation>Ereignisse nacheinander, in Wiedergabereihenfolge (T)</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
</context>
<context>
    <name>Background</name>
    <message>
        <source>The process that asked Kafka was ended; try again.</source>
        <translation>Der Prozess, der Kafka fragte, wurde beendet; versuche es noch einmal.</translation>
    </message>
</context>
<context>
    <name>BlameFooter</name>
    <message>
        <source>Go to the event that set this value</source>
        <translation>Zum Ereignis, das diesen Wert gesetzt hat</translation>
    </message>
    <message>
        <source>Previous change of this value</source>
        <translation>Vorige Änderung dieses Werts</translation>
    </message>
    <message>
        <source>Next change of this value</source>
        <translation>Nächste Änderung dieses Werts</translation>
    </message>
    <message>
        <source>Set by #{setter}</source>
        <translation>Gesetzt von #{setter}</translation>
    </message>
    <message>
        <source>Last set by #{setter}</source>
        <translation>Zuletzt gesetzt von #{setter}</translation>
    </message>
</context>
<context>
    <name>BranchBar</name>
    <message>
        <source>What-if branch</source>
        <translation>Was-wäre-wenn-Zweig</translation>
    </message>
    <message>
        <source>Edits</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Compare the branch with the original</source>
        <translation>Den Zweig mit dem Original vergleichen</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Rename, duplicate, export or drop the branch</source>
        <translation>Den Zweig umbenennen, verdoppeln, exportieren oder verwerfen</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Verdoppeln</translation>
    </message>
    <message>
        <source>Export as records…</source>
        <translation>Als Datensätze exportieren…</translation>
    </message>
    <message>
        <source>Export as a pytest test case…</source>
        <translation>Als pytest-Testfall exportieren…</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Edits ({edits})</source>
        <translation>Änderungen ({edits})</translation>
    </message>
    <message>
        <source>Switch this edit off or on</source>
        <translation>Diese Änderung aus- oder anschalten</translation>
    </message>
    <message>
        <source>No edits: the branch is as the original</source>
        <translation>Keine Änderungen: der Zweig ist wie das Original</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>BranchDesk</name>
    <message>
        <source>Do not skip</source>
        <translation>Nicht überspringen</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Insert before…</source>
        <translation>Davor einfügen…</translation>
    </message>
    <message>
        <source>Insert after…</source>
        <translation>Danach einfügen…</translation>
    </message>
    <message>
        <source>What-if</source>
        <translation>Was-wäre-wenn</translation>
    </message>
    <message>
        <source>The event is the {value} one already.</source>
        <translation>Das Ereignis ist schon das {value}.</translation>
    </message>
    <message>
        <source>first</source>
        <translation>erste</translation>
    </message>
    <message>
        <source>last</source>
        <translation>letzte</translation>
    </message>
    <message>
        <source>Edit event {number}</source>
        <translation>Ereignis {number} bearbeiten</translation>
    </message>
    <message>
        <source>this event</source>
        <translation>dieses Ereignis</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vor</translation>
    </message>
    <message>
        <source>after</source>
        <translation>nach</translation>
    </message>
    <message>
        <source>Insert an event {where} event {number}</source>
        <translation>Ein Ereignis {where} Ereignis {number} einfügen</translation>
    </message>
    <message>
        <source>No change of a what-if branch of this match is left to undo.</source>
        <translation>Es gibt keine Änderung eines Zweigs dieses Matches mehr, die man rückgängig machen könnte.</translation>
    </message>
    <message>
        <source>Nothing was undone that could be done again.</source>
        <translation>Es wurde nichts rückgängig gemacht, das man wiederholen könnte.</translation>
    </message>
    <message>
        <source>This match has no what-if branch yet: skip or edit an event first.</source>
        <translation>Dieses Match hat noch keinen Was-wäre-wenn-Zweig: überspringe oder bearbeite zuerst ein Ereignis.</translation>
    </message>
    <message>
        <source>Rename the branch</source>
        <translation>Zweig umbenennen</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Name:</translation>
    </message>
    <message>
        <source>Branch {name!r} was dropped; Undo brings it back.</source>
        <translation>Zweig {name!r} wurde verworfen; Rückgängig bringt ihn zurück.</translation>
    </message>
    <message>
        <source>Records (*.jsonl);;All files (*)</source>
        <translation>Datensätze (*.jsonl);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Python (*.py);;All files (*)</source>
        <translation>Python (*.py);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Export the branch</source>
        <translation>Zweig exportieren</translation>
    </message>
    <message>
        <source>working out what comes of it…</source>
        <translation>es wird ermittelt, was daraus wird…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln edits</source>
        <translation>
            <numerusform>%Ln Änderung</numerusform>
            <numerusform>%Ln Änderungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BranchModel</name>
    <message>
        <source>A branch needs a name: write one.</source>
        <translation>Ein Zweig braucht einen Namen: schreibe einen.</translation>
    </message>
    <message>
        <source>There is a branch {name!r} already: choose another name.</source>
        <translation>Es gibt schon einen Zweig {name!r}: wähle einen anderen Namen.</translation>
    </message>
</context>
<context>
    <name>BreakpointDesk</name>
    <message>
        <source>Stopped at #{number}, which a breakpoint hits.</source>
        <translation>Angehalten bei #{number}, einem Haltepunkt.</translation>
    </message>
    <message>
        <source>after</source>
        <translation>nach</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vor</translation>
    </message>
    <message>
        <source>A breakpoint stops where {path} changes.</source>
        <translation>Ein Haltepunkt hält, wo sich {path} ändert.</translation>
    </message>
    <message>
        <source>The breakpoint at #{number} is gone.</source>
        <translation>Der Haltepunkt bei #{number} ist weg.</translation>
    </message>
    <message>
        <source>There is a breakpoint at #{number}.</source>
        <translation>Bei #{number} ist ein Haltepunkt.</translation>
    </message>
    <message>
        <source>The breakpoints are still being looked for in this match.</source>
        <translation>Die Haltepunkte werden in diesem Match noch gesucht.</translation>
    </message>
    <message>
        <source>No breakpoint is hit {where} #{position}.</source>
        <translation>Kein Haltepunkt wird {where} #{position} getroffen.</translation>
    </message>
    <message>
        <source>There is no breakpoint. F9 makes one at the cursor&apos;s event.</source>
        <translation>Es gibt keinen Haltepunkt. F9 setzt einen beim Ereignis am Cursor.</translation>
    </message>
    <message>
        <source>, and {count} more</source>
        <translation>, und {count} mehr</translation>
    </message>
    <message>
        <source>Live breakpoint: {match_id} #{number} {what}{more}. The Breakpoints dock opens it.</source>
        <translation>Live-Haltepunkt: {match_id} #{number} {what}{more}. Der Bereich Haltepunkte öffnet ihn.</translation>
    </message>
</context>
<context>
    <name>BreakpointDock</name>
    <message>
        <source>What the breakpoint looks at</source>
        <translation>Worauf der Haltepunkt sieht</translation>
    </message>
    <message>
        <source>What to stop at</source>
        <translation>Wobei gehalten wird</translation>
    </message>
    <message>
        <source>only in this match</source>
        <translation>nur in diesem Match</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Armed on live events</source>
        <translation>Bei Live-Ereignissen scharf</translation>
    </message>
    <message>
        <source>A live event that hits one is announced and listed; nothing stops</source>
        <translation>Ein Live-Ereignis, das einen trifft, wird gemeldet und aufgelistet; nichts hält an</translation>
    </message>
    <message>
        <source>Stop at</source>
        <translation>Halt bei</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
</context>
<context>
    <name>BreakpointModel</name>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>any match</source>
        <translation>jedes Match</translation>
    </message>
    <message>
        <source>Space switches it on and off</source>
        <translation>Leertaste schaltet ihn an und aus</translation>
    </message>
</context>
<context>
    <name>ChangeList</name>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Copy change</source>
        <translation>Änderung kopieren</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>Copy all changes</source>
        <translation>Alle Änderungen kopieren</translation>
    </message>
</context>
<context>
    <name>CheckPanel</name>
    <message>
        <source>Outcome of the test</source>
        <translation>Ergebnis des Tests</translation>
    </message>
    <message>
        <source>Cancel test</source>
        <translation>Test abbrechen</translation>
    </message>
    <message>
        <source>&amp;Test connection</source>
        <translation>Verbindung &amp;testen</translation>
    </message>
    <message>
        <source>End the test</source>
        <translation>Test beenden</translation>
    </message>
</context>
<context>
    <name>ChoiceBox</name>
    <message>
        <source>{name}: all</source>
        <translation>{name}: alle</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
</context>
<context>
    <name>ColumnsDialog</name>
    <message>
        <source>Columns of the match list</source>
        <translation>Spalten der Matchliste</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Space shows or hides a column, Ctrl+↑ and Ctrl+↓ move it.</source>
        <translation>Leertaste zeigt oder verbirgt eine Spalte, Strg+↑ und Strg+↓ bewegen sie.</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Befehl suchen</translation>
    </message>
    <message>
        <source>Go to pane: {title}</source>
        <translation>Zum Bereich: {title}</translation>
    </message>
</context>
<context>
    <name>ComparePage</name>
    <message>
        <source>How the states differ</source>
        <translation>Wie sich die Zustände unterscheiden</translation>
    </message>
    <message>
        <source>First difference</source>
        <translation>Erster Unterschied</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Voriger</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Nächster</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln differences</source>
        <translation>
            <numerusform>%Ln Unterschied</numerusform>
            <numerusform>%Ln Unterschiede</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConnectDialog</name>
    <message>
        <source>Connect to Kafka</source>
        <translation>Mit Kafka verbinden</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Remember the connection under its name (Ctrl+S)</source>
        <translation>Die Verbindung unter ihrem Namen behalten (Strg+S)</translation>
    </message>
    <message>
        <source>{name} copy</source>
        <translation>{name} (Kopie)</translation>
    </message>
    <message>
        <source>Give it a name to save it.</source>
        <translation>Gib ihr einen Namen, um sie zu speichern.</translation>
    </message>
    <message>
        <source>Delete the connection {name} and its secrets?</source>
        <translation>Die Verbindung {name} und ihre Geheimnisse löschen?</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Import connections</source>
        <translation>Verbindungen importieren</translation>
    </message>
    <message>
        <source>What was imported sends the values of these environment variables: {names}.</source>
        <translation>Das Importierte sendet die Werte dieser Umgebungsvariablen: {names}.</translation>
    </message>
    <message>
        <source>Export the connection</source>
        <translation>Verbindung exportieren</translation>
    </message>
</context>
<context>
    <name>ConnectionPages</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Topic of the {label}</source>
        <translation>Topic für {label}</translation>
    </message>
    <message>
        <source>Keep what is read on this computer</source>
        <translation>Das Gelesene auf diesem Computer behalten</translation>
    </message>
    <message>
        <source>&amp;Cluster</source>
        <translation>&amp;Cluster</translation>
    </message>
    <message>
        <source>What to &amp;read</source>
        <translation>Was &amp;gelesen wird</translation>
    </message>
    <message>
        <source>&amp;Properties</source>
        <translation>&amp;Eigenschaften</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Topics</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>Schema registry</source>
        <translation>Schema-Registry</translation>
    </message>
    <message>
        <source>“{label}” on the page Cluster</source>
        <translation>„{label}“ auf der Seite Cluster</translation>
    </message>
    <message>
        <source>“{label}” on the page What to read</source>
        <translation>„{label}“ auf der Seite Was gelesen wird</translation>
    </message>
</context>
<context>
    <name>DifferenceModel</name>
    <message>
        <source>In Kafka:
{kafka}

In the current system:
{other}</source>
        <translation>In Kafka:
{kafka}

Im jetzigen System:
{other}</translation>
    </message>
</context>
<context>
    <name>DigestLabel</name>
    <message>
        <source>Copy the digest</source>
        <translation>Prüfsumme kopieren</translation>
    </message>
    <message>
        <source>{digest}
The same records give the same digest, on every machine and in any order.</source>
        <translation>{digest}
Dieselben Datensätze geben dieselbe Prüfsumme, auf jeder Maschine und in jeder Reihenfolge.</translation>
    </message>
    <message>
        <source>Copy the digest of all matches:
{digest}</source>
        <translation>Die Prüfsumme aller Matches kopieren:
{digest}</translation>
    </message>
</context>
<context>
    <name>EditEventDialog</name>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>name: value, one a line; a name alone has no value</source>
        <translation>Name: Wert, je Zeile einer; ein Name allein hat keinen Wert</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>kein Key</translation>
    </message>
    <message>
        <source>no time</source>
        <translation>keine Zeit</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>Beginne mit</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Taste</translation>
    </message>
    <message>
        <source>Record time (ms)</source>
        <translation>Zeit des Datensatzes (ms)</translation>
    </message>
    <message>
        <source>line {line}, column {column}</source>
        <translation>Zeile {line}, Spalte {column}</translation>
    </message>
    <message>
        <source>The value is not JSON at {place}: {message}.</source>
        <translation>Der Wert ist kein JSON bei {place}: {message}.</translation>
    </message>
    <message>
        <source>an invalid event</source>
        <translation>ungültiges Ereignis</translation>
    </message>
    <message>
        <source>an event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Reads as {what}: {describe}</source>
        <translation>Gelesen als {what}: {describe}</translation>
    </message>
</context>
<context>
    <name>EventTable</name>
    <message>
        <source>Filter events</source>
        <translation>Ereignisse filtern</translation>
    </message>
    <message>
        <source>Filter events: words, -without, &quot;a phrase&quot;</source>
        <translation>Ereignisse filtern: Wörter, -ohne, &quot;eine Wendung&quot;</translation>
    </message>
    <message>
        <source>Whose events to show</source>
        <translation>Wessen Ereignisse gezeigt werden</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Show record</source>
        <translation>Datensatz zeigen</translation>
    </message>
    <message>
        <source>Go to its command</source>
        <translation>Zu seinem Befehl</translation>
    </message>
    <message>
        <source>This event answers no command.</source>
        <translation>Dieses Ereignis beantwortet keinen Befehl.</translation>
    </message>
    <message>
        <source>Go to its answer</source>
        <translation>Zu seiner Antwort</translation>
    </message>
    <message>
        <source>This event is no command that was answered.</source>
        <translation>Dieses Ereignis ist kein beantworteter Befehl.</translation>
    </message>
    <message>
        <source>Show its anomalies</source>
        <translation>Seine Anomalien zeigen</translation>
    </message>
    <message>
        <source>This event shows no anomaly.</source>
        <translation>Dieses Ereignis zeigt keine Anomalie.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln events</source>
        <translation>
            <numerusform>%Ln Ereignis</numerusform>
            <numerusform>%Ln Ereignisse</numerusform>
        </translation>
    </message>
    <message>
        <source>{shown} of {events}</source>
        <translation>{shown} von {events}</translation>
    </message>
</context>
<context>
    <name>EventTree</name>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
</context>
<context>
    <name>ExportDesk</name>
    <message>
        <source>Choose a match first, then export it.</source>
        <translation>Wähle zuerst ein Match, dann exportiere es.</translation>
    </message>
    <message>
        <source>Save the loaded records</source>
        <translation>Geladene Datensätze speichern</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>The filter shows no match, so there is nothing to export.</source>
        <translation>Der Filter zeigt kein Match, also gibt es nichts zu exportieren.</translation>
    </message>
</context>
<context>
    <name>FileField</name>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen…</translation>
    </message>
    <message>
        <source>Browse for {name}</source>
        <translation>{name} suchen</translation>
    </message>
    <message>
        <source>Certificates and keys (*.pem *.crt *.cer *.key);;All files (*)</source>
        <translation>Zertifikate und Schlüssel (*.pem *.crt *.cer *.key);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Find in ids, robots, prompts and responses</source>
        <translation>In Kennungen, Robotern, Prompts und Antworten suchen</translation>
    </message>
    <message>
        <source>Robot</source>
        <translation>Roboter</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Anomalies</source>
        <translation>Anomalien</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Find matches</source>
        <translation>Matches suchen</translation>
    </message>
    <message>
        <source>Find matches by text (Ctrl+F)</source>
        <translation>Matches nach Text suchen (Strg+F)</translation>
    </message>
    <message>
        <source>CEL expression over match</source>
        <translation>CEL-Ausdruck über match</translation>
    </message>
    <message>
        <source>A condition in the Common Expression Language over match, the summary of a match: matchId, status, outcome, humans, robots, robotTypes, rounds, events, anomalies, startedAt, completedAt, duration</source>
        <translation>Eine Bedingung in der Common Expression Language über match, die Zusammenfassung eines Matches: matchId, status, outcome, humans, robots, robotTypes, rounds, events, anomalies, startedAt, completedAt, duration</translation>
    </message>
    <message>
        <source>with any anomaly</source>
        <translation>mit Anomalie</translation>
    </message>
    <message>
        <source>Filter by a CEL expression</source>
        <translation>Mit CEL-Ausdruck filtern</translation>
    </message>
    <message>
        <source>Saved filters, and this one as a command</source>
        <translation>Gespeicherte Filter, und dieser als Befehl</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>Gespeicherte Filter</translation>
    </message>
    <message>
        <source>Show all matches again</source>
        <translation>Wieder alle Matches zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln matches</source>
        <translation>
            <numerusform>%Ln Match</numerusform>
            <numerusform>%Ln Matches</numerusform>
        </translation>
    </message>
    <message>
        <source>{matches} left out: the expression cannot be worked out there ({reason}).</source>
        <translation>{matches} ausgelassen: dort ist der Ausdruck nicht auswertbar ({reason}).</translation>
    </message>
    <message>
        <source>More: {number}</source>
        <translation>Mehr: {number}</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>More conditions: status, participants, when it started</source>
        <translation>Weitere Bedingungen: Status, Teilnehmer, Beginn</translation>
    </message>
</context>
<context>
    <name>FilterDesk</name>
    <message>
        <source>No filter is saved yet</source>
        <translation>Noch ist kein Filter gespeichert</translation>
    </message>
    <message>
        <source>Save or manage filters…</source>
        <translation>Filter speichern oder verwalten…</translation>
    </message>
    <message>
        <source>Copy as a command</source>
        <translation>Als Befehl kopieren</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find events</source>
        <translation>Ereignisse suchen</translation>
    </message>
    <message>
        <source>Find in types, summaries and values</source>
        <translation>In Typen, Zusammenfassungen und Werten suchen</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Regulärer Ausdruck</translation>
    </message>
    <message>
        <source>Previous (Shift+Enter)</source>
        <translation>Voriges (Umschalt+Enter)</translation>
    </message>
    <message>
        <source>Next (Enter)</source>
        <translation>Nächstes (Enter)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>From the beginning again.</source>
        <translation>Wieder von vorn.</translation>
    </message>
    <message>
        <source>From the end again.</source>
        <translation>Wieder von hinten.</translation>
    </message>
    <message>
        <source>No event</source>
        <translation>Kein Ereignis</translation>
    </message>
    <message>
        <source>{place} of {total}</source>
        <translation>{place} von {total}</translation>
    </message>
    <message>
        <source>{total} found</source>
        <translation>{total} gefunden</translation>
    </message>
</context>
<context>
    <name>HighlightDialog</name>
    <message>
        <source>Highlight rules</source>
        <translation>Hervorhebungen</translation>
    </message>
    <message>
        <source>No rules yet</source>
        <translation>Noch keine Regeln</translation>
    </message>
    <message>
        <source>A rule gives the records that it finds a colour and a mark.</source>
        <translation>Eine Regel gibt den Datensätzen, die sie findet, eine Farbe und ein Zeichen.</translation>
    </message>
    <message>
        <source>Add a rule</source>
        <translation>Regel hinzufügen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The first rule that holds for a record highlights it.</source>
        <translation>Die erste Regel, die auf einen Datensatz zutrifft, hebt ihn hervor.</translation>
    </message>
</context>
<context>
    <name>KeyEditor</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Find a command or a key</source>
        <translation>Befehl oder Taste suchen</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Neue Taste</translation>
    </message>
    <message>
        <source>Use this key</source>
        <translation>Diese Taste nehmen</translation>
    </message>
    <message>
        <source>Add as another key</source>
        <translation>Als weitere Taste</translation>
    </message>
    <message>
        <source>Remove its keys</source>
        <translation>Tasten entfernen</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alle zurücksetzen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>While the timeline has the focus: W and S, + and −, or the wheel zoom, A and D pan, 0 fits the match, R the round at the cursor, T changes between time and order.</source>
        <translation>Solange die Zeitleiste den Fokus hat: W und S, + und − oder das Rad vergrößern und verkleinern, A und D verschieben, 0 passt das Match ein, R die Runde am Cursor, T wechselt zwischen Zeit und Reihenfolge.</translation>
    </message>
</context>
<context>
    <name>KeyMap</name>
    <message>
        <source>That is no single key or combination; press one key, with or without modifiers.</source>
        <translation>Das ist keine einzelne Taste oder Kombination; drücke eine Taste, mit oder ohne Umschalttasten.</translation>
    </message>
    <message>
        <source>{native} moves within tables, fields and dialogs; choose another key.</source>
        <translation>{native} bewegt in Tabellen, Feldern und Dialogen; wähle eine andere Taste.</translation>
    </message>
    <message>
        <source>{native} already means “{title}”; choose another key, or take it away there first.</source>
        <translation>{native} bedeutet schon „{title}“; wähle eine andere Taste oder nimm sie dort zuerst weg.</translation>
    </message>
</context>
<context>
    <name>KeyModel</name>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
</context>
<context>
    <name>LayoutDesk</name>
    <message>
        <source>Browse</source>
        <translation>Stöbern</translation>
    </message>
    <message>
        <source>Debug</source>
        <translation>Debuggen</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
</context>
<context>
    <name>LiveTail</name>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>Highlight rules…</source>
        <translation>Hervorhebungen…</translation>
    </message>
    <message>
        <source>Rates and lag of the topics and partitions</source>
        <translation>Raten und Verzug der Topics und Partitionen</translation>
    </message>
    <message>
        <source>More of the live tail</source>
        <translation>Mehr vom Live-Strom</translation>
    </message>
    <message>
        <source>Open match</source>
        <translation>Match öffnen</translation>
    </message>
    <message>
        <source>Show record</source>
        <translation>Datensatz zeigen</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Copy value as JSON</source>
        <translation>Wert als JSON kopieren</translation>
    </message>
    <message>
        <source>Copy as kcat line</source>
        <translation>Als kcat-Zeile kopieren</translation>
    </message>
    <message numerus="yes">
        <source>%Ln records copied.</source>
        <translation>
            <numerusform>%Ln Datensatz kopiert.</numerusform>
            <numerusform>%Ln Datensätze kopiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln records left out: no text can hold them in this form.</source>
        <translation>
            <numerusform>%Ln Datensatz ausgelassen: als Text in dieser Form nicht möglich.</numerusform>
            <numerusform>%Ln Datensätze ausgelassen: als Text in dieser Form nicht möglich.</numerusform>
        </translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Let the waiting records in</source>
        <translation>Die wartenden Datensätze hereinlassen</translation>
    </message>
    <message>
        <source>Let the rows stand still; what arrives is kept</source>
        <translation>Die Zeilen stehen lassen; was ankommt, wird behalten</translation>
    </message>
    <message>
        <source>Keep the newest record in sight (End)</source>
        <translation>Den neuesten Datensatz im Blick behalten (Ende)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln records</source>
        <translation>
            <numerusform>%Ln Datensatz</numerusform>
            <numerusform>%Ln Datensätze</numerusform>
        </translation>
    </message>
    <message>
        <source>{shown} of {records}</source>
        <translation>{shown} von {records}</translation>
    </message>
    <message>
        <source>{unasked} to be filtered</source>
        <translation>{unasked} noch zu filtern</translation>
    </message>
    <message>
        <source>{left_out} older left out</source>
        <translation>{left_out} ältere ausgelassen</translation>
    </message>
    <message>
        <source>{waiting} new while paused</source>
        <translation>{waiting} neu während der Pause</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Records, exports, sessions (*.jsonl *.json *.gz *.txt *.orep);;All files (*)</source>
        <translation>Datensätze, Exporte, Sitzungen (*.jsonl *.json *.gz *.txt *.orep);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open a file</source>
        <translation>Datei öffnen</translation>
    </message>
    <message>
        <source>About Orchestra Replay</source>
        <translation>Über Orchestra Replay</translation>
    </message>
    <message>
        <source>&lt;b&gt;Orchestra Replay {__version__}&lt;/b&gt;&lt;p&gt;Match history and replay debugger for RobotOrchestra. It only reads: no consumer group, no commits, nothing is ever written to Kafka.&lt;/p&gt;</source>
        <translation>&lt;b&gt;Orchestra Replay {__version__}&lt;/b&gt;&lt;p&gt;Match-Geschichte und Replay-Debugger für RobotOrchestra. Es liest nur: keine Consumer Group, keine Commits, nie wird etwas nach Kafka geschrieben.&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>MarkDesk</name>
    <message>
        <source>after</source>
        <translation>nach</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vor</translation>
    </message>
    <message>
        <source>The mark on #{position} was removed.</source>
        <translation>Die Markierung bei #{position} wurde entfernt.</translation>
    </message>
    <message>
        <source>There is no mark {where} this event.</source>
        <translation>Es gibt keine Markierung {where} diesem Ereignis.</translation>
    </message>
    <message>
        <source>Nothing is marked, so there is nothing to export.</source>
        <translation>Nichts ist markiert, also gibt es nichts zu exportieren.</translation>
    </message>
    <message>
        <source>Markdown (*.md);;JSON (*.json)</source>
        <translation>Markdown (*.md);;JSON (*.json)</translation>
    </message>
    <message>
        <source>Export marks</source>
        <translation>Markierungen exportieren</translation>
    </message>
    <message>
        <source>{marks} written to {path}.</source>
        <translation>{marks} geschrieben nach {path}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln marks</source>
        <translation>
            <numerusform>%Ln Markierung</numerusform>
            <numerusform>%Ln Markierungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MarkEditor</name>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Enter keeps it, Esc leaves it</source>
        <translation>Enter behält sie, Esc verwirft</translation>
    </message>
    <message>
        <source>The mark&apos;s colour and note</source>
        <translation>Farbe und Notiz der Markierung</translation>
    </message>
    <message>
        <source>{colour} (Alt+{number})</source>
        <translation>{colour} (Alt+{number})</translation>
    </message>
</context>
<context>
    <name>MarkModel</name>
    <message>
        <source>the match</source>
        <translation>das Match</translation>
    </message>
    <message>
        <source>{what}
{topic}, partition {partition}, offset {offset}</source>
        <translation>{what}
{topic}, Partition {partition}, Offset {offset}</translation>
    </message>
</context>
<context>
    <name>MarksDock</name>
    <message>
        <source>Of which matches to show the marks</source>
        <translation>Von welchen Matches Markierungen gezeigt werden</translation>
    </message>
    <message>
        <source>This match</source>
        <translation>Dieses Match</translation>
    </message>
    <message>
        <source>All matches</source>
        <translation>Alle Matches</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Bring the mark back (Ctrl+Z)</source>
        <translation>Die Markierung zurückholen (Strg+Z)</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Write the marks that are shown to a file</source>
        <translation>Die gezeigten Markierungen in eine Datei schreiben</translation>
    </message>
    <message numerus="yes">
        <source>%Ln marks</source>
        <translation>
            <numerusform>%Ln Markierung</numerusform>
            <numerusform>%Ln Markierungen</numerusform>
        </translation>
    </message>
    <message>
        <source>The mark on {about} was removed.</source>
        <translation>Die Markierung bei {about} wurde entfernt.</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Dorthin gehen</translation>
    </message>
    <message>
        <source>Note and colour…</source>
        <translation>Notiz und Farbe…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
</context>
<context>
    <name>MatchHeader</name>
    <message>
        <source>hidden</source>
        <translation>verborgen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln anomalies</source>
        <translation>
            <numerusform>%Ln Anomalie</numerusform>
            <numerusform>%Ln Anomalien</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the anomalies</source>
        <translation>Anomalien zeigen</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>MatchList</name>
    <message>
        <source>Asking the expression…</source>
        <translation>Der Ausdruck wird gefragt …</translation>
    </message>
    <message>
        <source>No match has passed so far. Those that do appear here one after the other.</source>
        <translation>Bisher passt kein Match. Was passt, erscheint hier nach und nach.</translation>
    </message>
    <message>
        <source>No match passes the filter</source>
        <translation>Kein Match passt zum Filter</translation>
    </message>
    <message>
        <source>{matches} hidden by it.</source>
        <translation>{matches} sind verborgen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln matches</source>
        <translation>
            <numerusform>%Ln Match</numerusform>
            <numerusform>%Ln Matches</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>Nothing could be read</source>
        <translation>Nichts konnte gelesen werden</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Lädt…</translation>
    </message>
    <message>
        <source>Matches appear here as they are rebuilt.</source>
        <translation>Matches erscheinen hier, sobald sie aufgebaut sind.</translation>
    </message>
    <message>
        <source>No matches yet</source>
        <translation>Noch keine Matches</translation>
    </message>
    <message>
        <source>The topics hold no match so far. A match appears here with its first event.</source>
        <translation>Die Topics enthalten bisher kein Match. Eines erscheint hier mit seinem ersten Ereignis.</translation>
    </message>
</context>
<context>
    <name>MatchTable</name>
    <message>
        <source>Matches</source>
        <translation>Matches</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Compare with the open match</source>
        <translation>Mit dem offenen Match vergleichen</translation>
    </message>
    <message>
        <source>Copy the id</source>
        <translation>ID kopieren</translation>
    </message>
    <message>
        <source>Copy {ids} ids</source>
        <translation>{ids} IDs kopieren</translation>
    </message>
    <message>
        <source>Export this match…</source>
        <translation>Dieses Match exportieren…</translation>
    </message>
    <message>
        <source>Export these {ids} matches…</source>
        <translation>Diese {ids} Matches exportieren…</translation>
    </message>
</context>
<context>
    <name>MatchTableModel</name>
    <message>
        <source>{title}: {value}</source>
        <translation>{title}: {value}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>verborgen</translation>
    </message>
</context>
<context>
    <name>MoreFilters</name>
    <message>
        <source>More conditions</source>
        <translation>Weitere Bedingungen</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Participants</source>
        <translation>Teilnehmer</translation>
    </message>
    <message>
        <source>Started from</source>
        <translation>Begonnen ab</translation>
    </message>
    <message>
        <source>Started before</source>
        <translation>Begonnen vor</translation>
    </message>
    <message>
        <source>That is not a time; write one such as {example}.</source>
        <translation>Das ist keine Zeit; schreibe eine wie {example}.</translation>
    </message>
    <message>
        <source>Such as {example}, in the list’s time zone.</source>
        <translation>Etwa {example}, in der Zeitzone der Liste.</translation>
    </message>
    <message>
        <source>{number} participants</source>
        <translation>{number} Teilnehmer</translation>
    </message>
</context>
<context>
    <name>OlderBar</name>
    <message>
        <source>Load older</source>
        <translation>Ältere laden</translation>
    </message>
    <message>
        <source>Older records left out</source>
        <translation>Ältere Datensätze ausgelassen</translation>
    </message>
    <message>
        <source>{count} older left out</source>
        <translation>{count} ältere ausgelassen</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>All matches (0)</source>
        <translation>Alle Matches (0)</translation>
    </message>
    <message>
        <source>All matches</source>
        <translation>Alle Matches</translation>
    </message>
    <message numerus="yes">
        <source>%Ln matches in sight</source>
        <translation>
            <numerusform>%Ln Match im Blick</numerusform>
            <numerusform>%Ln Matches im Blick</numerusform>
        </translation>
    </message>
    <message>
        <source>{number} with errors</source>
        <translation>{number} mit Fehlern</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more robot types</source>
        <translation>
            <numerusform>%Ln weiterer Robotertyp</numerusform>
            <numerusform>%Ln weitere Robotertypen</numerusform>
        </translation>
    </message>
    <message>
        <source>anomalies: {number}</source>
        <translation>Anomalien: {number}</translation>
    </message>
</context>
<context>
    <name>OverviewCanvas</name>
    <message>
        <source>Matches over time</source>
        <translation>Matches über die Zeit</translation>
    </message>
    <message>
        <source>Left and Right go from match to match, E to the next with an error, Enter opens it.</source>
        <translation>Links und Rechts gehen von Match zu Match, E zum nächsten mit Fehler, Enter öffnet es.</translation>
    </message>
</context>
<context>
    <name>PanedWindow</name>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>The id of the match to compare with:</source>
        <translation>Die ID des Matches zum Vergleichen:</translation>
    </message>
</context>
<context>
    <name>PerspectiveBar</name>
    <message>
        <source>Whose view is shown</source>
        <translation>Wessen Sicht gezeigt wird</translation>
    </message>
    <message>
        <source>See the match as the operator, or as a participant could know it at each moment</source>
        <translation>Das Match als Operator sehen, oder wie ein Teilnehmer es in jedem Augenblick kennen konnte</translation>
    </message>
    <message>
        <source>Only what {who} knows</source>
        <translation>Nur was {who} weiß</translation>
    </message>
</context>
<context>
    <name>PerspectiveDesk</name>
    <message>
        <source>Seen by {who}: what {who} could know.</source>
        <translation>Gesehen von {who}: was {who} wissen konnte.</translation>
    </message>
    <message>
        <source>Seen by the operator.</source>
        <translation>Gesehen vom Operator.</translation>
    </message>
</context>
<context>
    <name>PictureDesk</name>
    <message>
        <source>Choose a match first, then export its timeline.</source>
        <translation>Wähle zuerst ein Match, dann exportiere seine Zeitleiste.</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>Bild (*.png)</translation>
    </message>
    <message>
        <source>Vector picture (*.svg)</source>
        <translation>Vektorbild (*.svg)</translation>
    </message>
    <message>
        <source>Export the timeline</source>
        <translation>Zeitleiste exportieren</translation>
    </message>
    <message>
        <source>The timeline was written to {path}.</source>
        <translation>Die Zeitleiste wurde nach {path} geschrieben.</translation>
    </message>
</context>
<context>
    <name>PreferencesDesk</name>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source> pixels</source>
        <translation> Pixel</translation>
    </message>
    <message>
        <source>Like the system ({language})</source>
        <translation>Wie das System ({language})</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>keine Grenze</translation>
    </message>
    <message>
        <source>Shorten long waits while playing</source>
        <translation>Lange Wartezeiten beim Abspielen verkürzen</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alle zurücksetzen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Erscheinung</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>Schriftgröße</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Another language opens the windows again, each at its place.</source>
        <translation>Eine andere Sprache öffnet die Fenster neu, jedes an seiner Stelle.</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Of all times in the windows.</source>
        <translation>Für alle Zeiten in den Fenstern.</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Live tail keeps</source>
        <translation>Live-Strom behält</translation>
    </message>
    <message>
        <source>So many records; older ones are counted and left out.</source>
        <translation>So viele Datensätze; ältere werden gezählt und ausgelassen.</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Reading stops there. It counts for what a window opens next; the command line has --memory-limit.</source>
        <translation>Dort hört das Lesen auf. Es gilt für das, was ein Fenster als Nächstes öffnet; die Befehlszeile hat --memory-limit.</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Wiedergabe</translation>
    </message>
</context>
<context>
    <name>ProfileList</name>
    <message>
        <source>Begin a new connection</source>
        <translation>Neue Verbindung beginnen</translation>
    </message>
    <message>
        <source>Begin a new connection as a copy of this one</source>
        <translation>Neue Verbindung als Kopie dieser beginnen</translation>
    </message>
    <message>
        <source>Delete this connection (Delete)</source>
        <translation>Diese Verbindung löschen (Entf)</translation>
    </message>
    <message>
        <source>Rename, import or export</source>
        <translation>Umbenennen, importieren oder exportieren</translation>
    </message>
    <message>
        <source>Rename (F2)</source>
        <translation>Umbenennen (F2)</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Noch nicht gespeichert</translation>
    </message>
</context>
<context>
    <name>PropertyModel</name>
    <message>
        <source>Name the property of this value.</source>
        <translation>Benenne die Eigenschaft dieses Werts.</translation>
    </message>
    <message>
        <source>{name} has a field of its own: {place}.</source>
        <translation>{name} hat ein eigenes Feld: {place}.</translation>
    </message>
    <message>
        <source>{name} is there twice; remove one of them.</source>
        <translation>{name} ist zweimal da; entferne eine davon.</translation>
    </message>
    <message>
        <source>{name} has no value yet; write one.</source>
        <translation>{name} hat noch keinen Wert; schreibe einen.</translation>
    </message>
    <message>
        <source>{what} Kept: {where}.</source>
        <translation>{what} Behalten: {where}.</translation>
    </message>
</context>
<context>
    <name>PropertyTable</name>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Take the chosen property away (Delete)</source>
        <translation>Die gewählte Eigenschaft wegnehmen (Entf)</translation>
    </message>
</context>
<context>
    <name>RateModel</name>
    <message>
        <source>partition {number}</source>
        <translation>Partition {number}</translation>
    </message>
    <message>
        <source>Records per second in the last minute, at most {rate}</source>
        <translation>Datensätze je Sekunde in der letzten Minute, höchstens {rate}</translation>
    </message>
    <message>
        <source>Records per second that arrived in the last {seconds} s</source>
        <translation>Datensätze je Sekunde, die in den letzten {seconds} s ankamen</translation>
    </message>
    <message>
        <source>Offsets of the log that have not been read yet</source>
        <translation>Offsets des Logs, die noch nicht gelesen wurden</translation>
    </message>
    <message>
        <source>Nothing with a record time has arrived in the last {seconds} s</source>
        <translation>In den letzten {seconds} s kam nichts mit einer Zeit an</translation>
    </message>
    <message>
        <source>From the record time to its arrival here, by two clocks: {mean} on average in the last {seconds} s, {longest} at most</source>
        <translation>Von der Zeit des Datensatzes bis zur Ankunft hier, nach zwei Uhren: im Mittel {mean} in den letzten {seconds} s, höchstens {longest}</translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>Open recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Forget these</source>
        <translation>Diese vergessen</translation>
    </message>
</context>
<context>
    <name>RecordDialog</name>
    <message>
        <source>Undecodable records</source>
        <translation>Nicht lesbare Datensätze</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>{topic} · partition {partition} · offset {offset}</source>
        <translation>{topic} · Partition {partition} · Offset {offset}</translation>
    </message>
</context>
<context>
    <name>RecordView</name>
    <message>
        <source>Record</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the whole value as it is written here</source>
        <translation>Den ganzen Wert kopieren, wie er hier steht</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>the beginning of {value}</source>
        <translation>der Anfang von {value}</translation>
    </message>
    <message>
        <source>The value is null: a tombstone.</source>
        <translation>Der Wert ist null: ein Tombstone.</translation>
    </message>
    <message>
        <source>The value is empty: 0 bytes.</source>
        <translation>Der Wert ist leer: 0 Bytes.</translation>
    </message>
    <message>
        <source>Copying…</source>
        <translation>Wird kopiert …</translation>
    </message>
</context>
<context>
    <name>RegistryDialog</name>
    <message>
        <source>Schema registry for files</source>
        <translation>Schema-Registry für Dateien</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Benutzen</translation>
    </message>
</context>
<context>
    <name>RuleLine</name>
    <message>
        <source>Use this rule</source>
        <translation>Diese Regel anwenden</translation>
    </message>
    <message>
        <source>How the rule is written</source>
        <translation>Wie die Regel geschrieben ist</translation>
    </message>
    <message>
        <source>What to highlight</source>
        <translation>Was hervorgehoben wird</translation>
    </message>
    <message>
        <source>Colour and mark</source>
        <translation>Farbe und Zeichen</translation>
    </message>
    <message>
        <source>Before the rule above</source>
        <translation>Vor die Regel darüber</translation>
    </message>
    <message>
        <source>After the rule below</source>
        <translation>Hinter die Regel darunter</translation>
    </message>
    <message>
        <source>Remove this rule</source>
        <translation>Diese Regel entfernen</translation>
    </message>
</context>
<context>
    <name>SaveSessionDialog</name>
    <message>
        <source>Save session</source>
        <translation>Sitzung speichern</translation>
    </message>
    <message>
        <source>no match is open</source>
        <translation>kein Match ist offen</translation>
    </message>
    <message>
        <source>This match ({named})</source>
        <translation>Dieses Match ({named})</translation>
    </message>
    <message>
        <source>The shown matches ({shown})</source>
        <translation>Die gezeigten Matches ({shown})</translation>
    </message>
    <message numerus="yes">
        <source>%Ln matches</source>
        <translation>
            <numerusform>%Ln Match</numerusform>
            <numerusform>%Ln Matches</numerusform>
        </translation>
    </message>
    <message>
        <source>All that is loaded ({everything}, undecodable records too)</source>
        <translation>Alles Geladene ({everything}, auch nicht lesbare Datensätze)</translation>
    </message>
    <message>
        <source>Redact what humans wrote</source>
        <translation>Schwärzen, was Menschen schrieben</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen…</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Schreibt…</translation>
    </message>
    <message>
        <source>was saved without its value</source>
        <translation>wurde ohne seinen Wert gespeichert</translation>
    </message>
    <message>
        <source>were saved without their values</source>
        <translation>wurden ohne ihre Werte gespeichert</translation>
    </message>
    <message numerus="yes">
        <source>%Ln records</source>
        <translation>
            <numerusform>%Ln Datensatz</numerusform>
            <numerusform>%Ln Datensätze</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved. {records} could not be proven clean and {without}.</source>
        <translation>Gespeichert. {records} waren nicht nachweislich sauber: {without}.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>SavedFiltersDialog</name>
    <message>
        <source>Saved filters</source>
        <translation>Gespeicherte Filter</translation>
    </message>
    <message>
        <source>Name of the filter in use</source>
        <translation>Name des benutzten Filters</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Benutzen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>No filter is in use, so there is none to save.</source>
        <translation>Es wird kein Filter benutzt, also gibt es keinen zu speichern.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>A filter needs a name.</source>
        <translation>Ein Filter braucht einen Namen.</translation>
    </message>
    <message>
        <source>There is a filter of that name already.</source>
        <translation>Einen Filter dieses Namens gibt es schon.</translation>
    </message>
</context>
<context>
    <name>Scrubber</name>
    <message>
        <source>Position in the match</source>
        <translation>Stelle im Match</translation>
    </message>
</context>
<context>
    <name>SecretDialog</name>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>To connect to {connection}:</source>
        <translation>Um sich mit {connection} zu verbinden:</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Type it to go on.</source>
        <translation>Gib es ein, um fortzufahren.</translation>
    </message>
</context>
<context>
    <name>SecretField</name>
    <message>
        <source>Where to keep {name}</source>
        <translation>Wo {name} behalten wird</translation>
    </message>
    <message>
        <source>Name the environment variable that holds it.</source>
        <translation>Nenne die Umgebungsvariable, die es enthält.</translation>
    </message>
</context>
<context>
    <name>SecurityForm</name>
    <message>
        <source>Security</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Encrypt with TLS</source>
        <translation>Mit TLS verschlüsseln</translation>
    </message>
    <message>
        <source>Verify the broker&apos;s certificate</source>
        <translation>Das Zertifikat des Brokers prüfen</translation>
    </message>
    <message>
        <source>&amp;Security</source>
        <translation>&amp;Sicherheit</translation>
    </message>
</context>
<context>
    <name>SessionDesk</name>
    <message>
        <source>, {records} without value</source>
        <translation>, {records} ohne Wert</translation>
    </message>
    <message numerus="yes">
        <source>%Ln records</source>
        <translation>
            <numerusform>%Ln Datensatz</numerusform>
            <numerusform>%Ln Datensätze</numerusform>
        </translation>
    </message>
    <message>
        <source>{matches} saved to {path}{without}.</source>
        <translation>{matches} nach {path} gespeichert{without}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln matches</source>
        <translation>
            <numerusform>%Ln Match</numerusform>
            <numerusform>%Ln Matches</numerusform>
        </translation>
    </message>
    <message>
        <source>, redacted</source>
        <translation>, geschwärzt</translation>
    </message>
    <message>
        <source>The session is as it was saved{redacted}: its digest is verified.</source>
        <translation>Die Sitzung ist, wie sie gespeichert wurde{redacted}: ihre Prüfsumme stimmt.</translation>
    </message>
    <message>
        <source>The session&apos;s records do not have the digest that it was saved with: the file was changed, only a part of it was loaded, or another version of this program ({app_version}) rebuilt them otherwise. The window shows what the records say now.</source>
        <translation>Die Datensätze der Sitzung haben nicht die Prüfsumme, mit der sie gespeichert wurde: die Datei wurde geändert, nur ein Teil davon geladen, oder eine andere Version dieses Programms ({app_version}) baute sie anders auf. Das Fenster zeigt, was die Datensätze jetzt sagen.</translation>
    </message>
</context>
<context>
    <name>SourceDesk</name>
    <message>
        <source>All is loaded from the beginning: nothing older was left out.</source>
        <translation>Alles ist von Anfang an geladen: nichts Älteres wurde ausgelassen.</translation>
    </message>
    <message>
        <source>What came through standard input cannot be read again; save the loaded records.</source>
        <translation>Was über die Standardeingabe kam, kann nicht noch einmal gelesen werden; speichere die geladenen Datensätze.</translation>
    </message>
    <message>
        <source>A window opens one file: of those that were dropped only the first is open.</source>
        <translation>Ein Fenster öffnet eine Datei: von den abgelegten ist nur die erste offen.</translation>
    </message>
    <message>
        <source>{id} is copied.</source>
        <translation>{id} ist kopiert.</translation>
    </message>
    <message>
        <source>Copied: {command}</source>
        <translation>Kopiert: {command}</translation>
    </message>
    <message>
        <source>No command opens this source again; save the loaded records, and open that file.</source>
        <translation>Kein Befehl öffnet diese Quelle wieder; speichere die geladenen Datensätze und öffne diese Datei.</translation>
    </message>
</context>
<context>
    <name>SpanChoice</name>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>The last</source>
        <translation>Die letzten</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Geschrieben</translation>
    </message>
    <message>
        <source>since</source>
        <translation>seit</translation>
    </message>
    <message>
        <source>until</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>Records of each partition</source>
        <translation>Datensätze jeder Partition</translation>
    </message>
    <message>
        <source>records of each partition</source>
        <translation>Datensätze jeder Partition</translation>
    </message>
    <message>
        <source>Choose since, until or both.</source>
        <translation>Wähle seit, bis oder beides.</translation>
    </message>
    <message>
        <source>Until must be later than since.</source>
        <translation>Bis muss später sein als seit.</translation>
    </message>
</context>
<context>
    <name>SpeedButton</name>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Shorten long waits</source>
        <translation>Lange Wartezeiten verkürzen</translation>
    </message>
    <message>
        <source>long waits are shortened</source>
        <translation>lange Wartezeiten werden verkürzt</translation>
    </message>
    <message>
        <source>waits are as long as they were</source>
        <translation>Wartezeiten sind so lang, wie sie waren</translation>
    </message>
    <message>
        <source>as fast as it can be painted</source>
        <translation>so schnell, wie es gezeichnet werden kann</translation>
    </message>
    <message>
        <source>{speed:g} times as fast as it was</source>
        <translation>{speed:g}-mal so schnell, wie es war</translation>
    </message>
    <message>
        <source>Plays {how}; {waits}</source>
        <translation>Spielt {how}; {waits}</translation>
    </message>
</context>
<context>
    <name>StateDesk</name>
    <message>
        <source>earlier</source>
        <translation>weiter vorn</translation>
    </message>
    <message>
        <source>later</source>
        <translation>weiter hinten</translation>
    </message>
    <message>
        <source>No event has set {path}: it is as at the start.</source>
        <translation>Kein Ereignis hat {path} gesetzt: es ist wie am Anfang.</translation>
    </message>
    <message>
        <source>There is no {which} change of {path}.</source>
        <translation>Es gibt keine {which} Änderung von {path}.</translation>
    </message>
</context>
<context>
    <name>StateModel</name>
    <message>
        <source>Set by {text}. Click to go there.</source>
        <translation>Gesetzt von {text}. Klicke, um dorthin zu gehen.</translation>
    </message>
</context>
<context>
    <name>StatePanel</name>
    <message>
        <source>What is known at the cursor</source>
        <translation>Was am Cursor bekannt ist</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Diff</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Roh</translation>
    </message>
    <message>
        <source>State Δ</source>
        <translation>Stand Δ</translation>
    </message>
    <message>
        <source>Only what the event changed</source>
        <translation>Nur was das Ereignis geändert hat</translation>
    </message>
    <message>
        <source>A value of {size} is too large for a tree</source>
        <translation>Ein Wert von {size} ist zu groß für einen Baum</translation>
    </message>
</context>
<context>
    <name>StateTree</name>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Changes only</source>
        <translation>Nur Änderungen</translation>
    </message>
    <message>
        <source>Show only what the event at the cursor changed</source>
        <translation>Nur zeigen, was das Ereignis am Cursor geändert hat</translation>
    </message>
    <message>
        <source>no event has</source>
        <translation>kein Ereignis hat</translation>
    </message>
    <message>
        <source>Go to the event that set this ({where})</source>
        <translation>Zum Ereignis, das es gesetzt hat ({where})</translation>
    </message>
    <message>
        <source>Break when this value changes</source>
        <translation>Halten, wenn sich dieser Wert ändert</translation>
    </message>
    <message>
        <source>Watch this value</source>
        <translation>Diesen Wert überwachen</translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message>
        <source>Loaded</source>
        <translation>Geladen</translation>
    </message>
    <message>
        <source>Records that are not events: look at them</source>
        <translation>Datensätze, die keine Ereignisse sind: sieh sie an</translation>
    </message>
    <message>
        <source>Records outside of the load window, and lines of the file that hold no record</source>
        <translation>Datensätze außerhalb des Ladefensters und Zeilen der Datei ohne Datensatz</translation>
    </message>
    <message>
        <source>Records read per second</source>
        <translation>Gelesene Datensätze je Sekunde</translation>
    </message>
    <message>
        <source>Records in the topics that have not been read yet</source>
        <translation>Datensätze in den Topics, die noch nicht gelesen wurden</translation>
    </message>
    <message>
        <source>The time zone of all times in this window</source>
        <translation>Die Zeitzone aller Zeiten in diesem Fenster</translation>
    </message>
    <message numerus="yes">
        <source>%Ln records</source>
        <translation>
            <numerusform>%Ln Datensatz</numerusform>
            <numerusform>%Ln Datensätze</numerusform>
        </translation>
    </message>
    <message>
        <source>{records} in {matches}</source>
        <translation>{records} in {matches}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln matches</source>
        <translation>
            <numerusform>%Ln Match</numerusform>
            <numerusform>%Ln Matches</numerusform>
        </translation>
    </message>
    <message>
        <source>{saved} of them are from the saved index</source>
        <translation>{saved} davon aus dem gespeicherten Index</translation>
    </message>
    <message>
        <source>{undecodable} undecodable</source>
        <translation>{undecodable} nicht lesbar</translation>
    </message>
    <message>
        <source>lag {lag}</source>
        <translation>Verzug {lag}</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>nicht verbunden</translation>
    </message>
</context>
<context>
    <name>TailDesk</name>
    <message>
        <source>Rows to keep</source>
        <translation>Zu behaltende Zeilen</translation>
    </message>
</context>
<context>
    <name>TailFilter</name>
    <message>
        <source>How the filter is written</source>
        <translation>Wie der Filter geschrieben ist</translation>
    </message>
    <message>
        <source>Filter the tail</source>
        <translation>Live-Strom filtern</translation>
    </message>
    <message numerus="yes">
        <source>%Ln records left out: the expression cannot be worked out ({reason}).</source>
        <translation>
            <numerusform>%Ln Datensatz ausgelassen: der Ausdruck ist nicht auswertbar ({reason}).</numerusform>
            <numerusform>%Ln Datensätze ausgelassen: der Ausdruck ist nicht auswertbar ({reason}).</numerusform>
        </translation>
    </message>
    <message>
        <source>Filter: words, -without, &quot;a phrase&quot;</source>
        <translation>Filter: Wörter, -ohne, &quot;eine Wendung&quot;</translation>
    </message>
    <message>
        <source>Filter: a regular expression, such as round [2-4]</source>
        <translation>Filter: ein regulärer Ausdruck, etwa round [2-4]</translation>
    </message>
    <message>
        <source>Filter: CEL, such as {example}</source>
        <translation>Filter: CEL, etwa {example}</translation>
    </message>
    <message>
        <source>What it sees: {fields}</source>
        <translation>Was er sieht: {fields}</translation>
    </message>
</context>
<context>
    <name>TailModel</name>
    <message>
        <source>{}, partition {}, offset {}</source>
        <translation>{}, Partition {}, Offset {}</translation>
    </message>
    <message>
        <source>{what}
Highlighted {colour}: {text}</source>
        <translation>{what}
Hervorgehoben, {colour}: {text}</translation>
    </message>
</context>
<context>
    <name>TimelineCanvas</name>
    <message>
        <source>Round timeline</source>
        <translation>Zeitleiste der Runden</translation>
    </message>
</context>
<context>
    <name>TopicsPage</name>
    <message>
        <source>Topics</source>
        <translation>Topics</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Noch einmal prüfen</translation>
    </message>
    <message>
        <source>Ask Kafka about the topics once more</source>
        <translation>Kafka noch einmal nach den Topics fragen</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft…</translation>
    </message>
    <message>
        <source>Kafka is asked about the topics.</source>
        <translation>Kafka wird nach den Topics gefragt.</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>Nicht geprüft</translation>
    </message>
</context>
<context>
    <name>TransportBar</name>
    <message>
        <source>Stay at the newest event as it comes</source>
        <translation>Beim neuesten Ereignis bleiben, sobald es kommt</translation>
    </message>
    <message>
        <source>To the newest event</source>
        <translation>Zum neuesten Ereignis</translation>
    </message>
    <message>
        <source>No match is open</source>
        <translation>Es ist kein Match offen</translation>
    </message>
    <message>
        <source>No match</source>
        <translation>Kein Match</translation>
    </message>
    <message>
        <source>event {here} of {length}</source>
        <translation>Ereignis {here} von {length}</translation>
    </message>
    <message>
        <source>live is {ahead} ahead</source>
        <translation>live ist {ahead} voraus</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
</context>
<context>
    <name>UndecodableModel</name>
    <message>
        <source>null</source>
        <translation>null</translation>
    </message>
</context>
<context>
    <name>VerifyPage</name>
    <message>
        <source>Filter differences</source>
        <translation>Unterschiede filtern</translation>
    </message>
    <message>
        <source>Filter: words, -without</source>
        <translation>Filter: Wörter, -ohne</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Geprüft</translation>
    </message>
    <message numerus="yes">
        <source>%Ln matches</source>
        <translation>
            <numerusform>%Ln Match</numerusform>
            <numerusform>%Ln Matches</numerusform>
        </translation>
    </message>
    <message>
        <source>{done} of {matches}</source>
        <translation>{done} von {matches}</translation>
    </message>
    <message>
        <source>Reading the records of the current system</source>
        <translation>Die Daten des jetzigen Systems werden gelesen</translation>
    </message>
    <message>
        <source>Could not run</source>
        <translation>Nicht ausführbar</translation>
    </message>
    <message>
        <source>{left_out} more: see orchestra-replay verify --json</source>
        <translation>{left_out} mehr: siehe orchestra-replay verify --json</translation>
    </message>
    <message>
        <source>Verifying…</source>
        <translation>Wird geprüft…</translation>
    </message>
    <message>
        <source>The window can be used meanwhile.</source>
        <translation>Das Fenster kann inzwischen benutzt werden.</translation>
    </message>
    <message>
        <source>Nothing verified yet</source>
        <translation>Noch nichts geprüft</translation>
    </message>
    <message>
        <source>Not loaded yet</source>
        <translation>Noch nicht geladen</translation>
    </message>
    <message>
        <source>{match_id} is not in Kafka, so there is no event to open.</source>
        <translation>{match_id} ist nicht in Kafka, also gibt es kein Ereignis zu öffnen.</translation>
    </message>
    <message>
        <source>Open match</source>
        <translation>Match öffnen</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Copy match id</source>
        <translation>Match-ID kopieren</translation>
    </message>
    <message>
        <source>Copy all shown</source>
        <translation>Alles Gezeigte kopieren</translation>
    </message>
</context>
<context>
    <name>VerifyPlace</name>
    <message>
        <source>Choose a file</source>
        <translation>Datei wählen</translation>
    </message>
    <message>
        <source>Choose a file of the current system&apos;s records</source>
        <translation>Eine Datei mit den Daten des jetzigen Systems wählen</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stop the verification</source>
        <translation>Die Prüfung anhalten</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Vergleichen mit</translation>
    </message>
    <message>
        <source>Verify what is loaded (Enter)</source>
        <translation>Das Geladene prüfen (Enter)</translation>
    </message>
    <message>
        <source>Records of the current system</source>
        <translation>Daten des jetzigen Systems</translation>
    </message>
</context>
<context>
    <name>VolumeStrip</name>
    <message>
        <source>Matches over time</source>
        <translation>Matches über die Zeit</translation>
    </message>
    <message>
        <source>Arrow keys with Shift choose a time, Enter filters by it, Escape shows all.</source>
        <translation>Pfeiltasten mit Umschalt wählen eine Zeit, Enter filtert danach, Esc zeigt alle.</translation>
    </message>
    <message>
        <source>from {time}</source>
        <translation>ab {time}</translation>
    </message>
    <message>
        <source>before {time}</source>
        <translation>vor {time}</translation>
    </message>
    <message>
        <source>{shown} of {matches} shown</source>
        <translation>{shown} von {matches} gezeigt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln matches</source>
        <translation>
            <numerusform>%Ln Match</numerusform>
            <numerusform>%Ln Matches</numerusform>
        </translation>
    </message>
    <message>
        <source>{number} with errors</source>
        <translation>{number} mit Fehlern</translation>
    </message>
    <message>
        <source>{matches} with a time of another century are in no bar</source>
        <translation>{matches} mit einer Zeit aus einem anderen Jahrhundert sind in keinem Balken</translation>
    </message>
</context>
<context>
    <name>WatchDock</name>
    <message>
        <source>Expression to watch</source>
        <translation>Zu überwachender Ausdruck</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Überwachen</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Connect to Kafka…</source>
        <translation>Mit Kafka verbinden…</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Datei öffnen…</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Wieder öffnen</translation>
    </message>
    <message>
        <source>Open {name} again</source>
        <translation>{name} wieder öffnen</translation>
    </message>
</context>
<context>
    <name>ZoomButtons</name>
    <message>
        <source>Fit the match (0)</source>
        <translation>Match einpassen (0)</translation>
    </message>
    <message>
        <source>Fit the round at the cursor (R)</source>
        <translation>Runde am Cursor einpassen (R)</translation>
    </message>
    <message>
        <source>Zoom out (S or −)</source>
        <translation>Verkleinern (S oder −)</translation>
    </message>
    <message>
        <source>Zoom in (W or +)</source>
        <translation>Vergrößern (W oder +)</translation>
    </message>
</context>
<context>
    <name>_Bound</name>
    <message>
        <source>{word}, in {zone}</source>
        <translation>{word}, in {zone}</translation>
    </message>
</context>
<context>
    <name>_Breakpoints</name>
    <message>
        <source>Breakpoints</source>
        <translation>Haltepunkte</translation>
    </message>
    <message>
        <source>value changes</source>
        <translation>Wert ändert sich</translation>
    </message>
    <message>
        <source>Live hits</source>
        <translation>Live-Treffer</translation>
    </message>
</context>
<context>
    <name>_ClearableLine</name>
    <message>
        <source>Empty this field (Esc)</source>
        <translation>Dieses Feld leeren (Esc)</translation>
    </message>
</context>
<context>
    <name>_Differences</name>
    <message>
        <source>Differences</source>
        <translation>Unterschiede</translation>
    </message>
    <message>
        <source>__missing in Kafka__</source>
        <translation>__fehlt in Kafka__</translation>
    </message>
    <message>
        <source>Event 00</source>
        <translation>Ereignis 00</translation>
    </message>
</context>
<context>
    <name>_Events</name>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Latency 00</source>
        <translation>Latenz 00</translation>
    </message>
</context>
<context>
    <name>_LiveHits</name>
    <message>
        <source>Live hits</source>
        <translation>Live-Treffer</translation>
    </message>
    <message>
        <source>round 2 type B</source>
        <translation>Runde 2 Typ B</translation>
    </message>
</context>
<context>
    <name>_Marks</name>
    <message>
        <source>Marks</source>
        <translation>Markierungen</translation>
    </message>
    <message>
        <source>somebody answered round 2 in 3.2 s: something to read</source>
        <translation>jemand antwortete in Runde 2 in 3,2 s: etwas zu lesen</translation>
    </message>
</context>
<context>
    <name>_Names</name>
    <message>
        <source>Saved filters</source>
        <translation>Gespeicherte Filter</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
</context>
<context>
    <name>_Pairs</name>
    <message>
        <source>Events side by side</source>
        <translation>Ereignisse nebeneinander</translation>
    </message>
    <message>
        <source>somebody answered round 2 in 3.2 s: to read</source>
        <translation>jemand antwortete in Runde 2 in 3,2 s: etwas</translation>
    </message>
    <message>
        <source>In the round</source>
        <translation>In der Runde</translation>
    </message>
    <message>
        <source>says something else; 3.2 s</source>
        <translation>sagt etwas anderes; 3,2 s</translation>
    </message>
</context>
<context>
    <name>_Tree</name>
    <message>
        <source>Copy value</source>
        <translation>Wert kopieren</translation>
    </message>
    <message>
        <source>Copy name and value</source>
        <translation>Name und Wert kopieren</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
</context>
<context>
    <name>_Watches</name>
    <message>
        <source>Watches</source>
        <translation>Überwachung</translation>
    </message>
    <message>
        <source>state.rounds[1].responses.size() == 4</source>
        <translation>state.rounds[1].responses.size() == 4</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>--match needs a source to look in: name it by --bootstrap, --profile or --open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No Kafka is open, so there are no topics to check. Connect to one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{matches} {value} written to {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Severity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>event type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>participant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>robot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>round</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>anomaly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>value changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live hits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>could not be asked of {events}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln events</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the round</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missing in Kafka</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>different</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only in Kafka</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not readable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In Kafka</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the current system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The process that rebuilds {name} was ended; open it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A mistake of this program ended the reading of {name}; the log file has it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It took too long for one event, and was stopped. Write an expression that does less.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(took too long, and was stopped)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skipped in this what-if branch: it changes nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edited in this what-if branch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved in this what-if branch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added in this what-if branch: it is not in Kafka</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Topic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anomalies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{topic}, added in this what-if branch: not in Kafka</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{topic}, partition {partition}, offset {offset}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} was not written: the source was closed. Export it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What, and what to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Breakpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Robots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Humans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{robot}  {get}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>type unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{duration} ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rounds}, {events}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln rounds</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>started {started_at}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start not seen; first event {first_time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>completed {completed_at}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>latest event {time}, {ago}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} was not written: the source was closed. Save it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p/offset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undecodable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it is not an event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every match was rebuilt from its events in another order and came out the same. Name a file or a URL above to compare them with the records of the current system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every match is on both sides, and all that both sides tell of it is the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same records in another order gave other matches. That is a fault of this program: please report it, with the records that show it (orchestra-replay dump).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All that could be read agrees. The entries below could not be read, so they were not compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table lists them. Enter opens the match at the event that set Kafka&apos;s value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{matches} rebuilt twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln matches</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The replay differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rebuilt} from {events}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln differences</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{entries} not readable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{identical} of {compared} agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{missing} missing in Kafka</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{fields} of {matches} differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln fields</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{extra} only in Kafka</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{cut} cut by the load window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{unreadable} not readable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before this event</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln items</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>round {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> in {duration}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>match created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>match created for {total} participants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>match started: {humans}, {robots}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>round {round} is about to start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>round {round} needs robots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>round {round} needs {count} robots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>robots assigned to round {round}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>robots assigned to round {round}: {robots}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>round {round} started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>round {round} started: {prompt}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>round {round} completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>round {round} completed with {count} responses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>voting started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>voting started on round {round}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{voter} voted for {guess}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{voter} voted for {guess} in round {round}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>match completed, {result}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>match completed, {result}: the guess was {guess}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown event {type}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without a type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>invalid: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{robot} is asked to answer round {round}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{robot} is asked to vote in round {round}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{robot} failed in round {round}: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{robot}: {notice}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} answered round {round}{in_time}: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>humans not named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>human {id}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>humans {ids}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>robots not named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>robot {id}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>robots {ids}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln responses</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{part}, {value}, round {part2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{type} has the id {id} of an earlier event and is ignored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the log has no event of this match&apos;s own topic, only its robots&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the history begins with {name}, not with the match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{last} ms older than the one before it in its partition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is {age}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the header says {conflicting_type}, the value {type}; the value counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} came after the match had completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{whose} came after the round had completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{whose} differs from the one that stood and takes its place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{participant_id}&apos;s response to round {round}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{robot} failed in round {round}: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reason}; the event changes nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not known in this topic; it changes nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} gave no response to round {round}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the list for the vote has a text of {foreign} that stands in no round</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} lists other responses than round {number} has: see {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a human</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no human</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the result is {result}, yet the guess {human_guess} is {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the reported duration is {difference} ms off the time between start and end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} of {robot} for round {number} answers no command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} names round {number}, whose start was not seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} names {who}, who is not a participant of the match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a robot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{robot} gave no answer to the command of round {round}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a robot without an id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an event without a type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{named} and {more} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>voting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>correct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>incorrect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unfinished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>info</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>timeout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>orange</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sky blue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>green</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yellow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vermilion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>purple</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No match is open. Choose one in the match list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No anomalies in this match.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anomalies may tell what is hidden: only the operator sees them, without the spoiler lock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As at the start: no event has set this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place} · {earlier_values}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln earlier values</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Earlier values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A what-if branch is made of this window&apos;s own edits.
It only reads: nothing of it can ever reach Kafka.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to an event first: before the first one there is nothing to change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a what-if branch first, then {do} it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what comes of it is hidden in this perspective</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a copy of this event with an id of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this event once more: a duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no state differs from the original&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>#{number} (original #{original})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>outcome {before}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> unchanged</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln values differ</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>diverges at {place} · {outcome} · {values} at the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{records} of the branch written to {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln records</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln events stand</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source> When it is opened, {events} elsewhere: their times say so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A test case of the branch written to {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to an event first, then make a breakpoint at it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no breakpoint. F9 makes one at the cursor&apos;s event, the line above any other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No live event has hit a breakpoint yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a robot&apos;s id or type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>late_response, or any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>event.latency &gt; 8000</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A command, its key, #31 for an event, or a match id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No command, event or match is called that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect to Kafka or open a file first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a match first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a match first, and see it as the operator: a participant knows too little to change it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no earlier place to go back to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no later place to go to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a match first, then compare another one with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That match is open already: compare it with another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The match is shown without a branch: there is nothing to compare it with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is compared. Choose “Compare with the open match” in the menu of a match in the list, or Compare in the bar of a what-if branch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the cursor both sides have the same state.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One or more HOST:PORT, separated by commas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optional. The connection is kept under it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the address of a broker, such as localhost:9092.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next start reads only what is new. It needs a name, and everything to be loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TLS without verification: whoever answers at the address can read what you send, password and all. Name the broker&apos;s CA certificates instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without TLS everyone on the way to the broker can read the password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use up to 249 letters, digits, dots, underscores and hyphens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record time is not a whole number of milliseconds: write one, or nothing for no time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No event of this match passes the filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No command has these words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a command to change its keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Topics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>match events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>robot commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>robot events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>robot orchestration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to an event first, then mark it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a match first, then mark it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marked {colour}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No match is open. Choose one in the match list, or show the marks of all matches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is marked in this match. Ctrl+M marks the event at the cursor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is marked. Ctrl+M marks the event at the cursor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the match id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{latest_time} so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} of {matches}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Replay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;What-if</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to event {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The match has {events}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before the first event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open {each}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The spoiler lock is on: who is human stays hidden until you release it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spoiler lock: hide who is human, also after the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every record so far is an event: there is nothing to look at here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln records are no events</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{records}. They are kept as they came, and change no match.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy value as JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as kcat line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set by the producer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set by the broker on append</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of an unknown clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>topic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>partition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>offset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>null</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln bytes</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>schema</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>id {schema}, framed by a Schema Registry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {more_headers}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln more headers</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>id {schema}, {language}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subject}, version {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the value is written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Indented; numbers as they were written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it is; bytes that are not UTF-8 as \x00</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no {value} {what} in this match.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The event at the cursor is about nobody, so nobody&apos;s events can be followed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>event of {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event (0 to {length}):</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions (*{SUFFIX})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers, and whatever else carries a human&apos;s id, give way to ▒▒▒ and their length, in edited events too. Records that cannot be proven clean lose their values. Notes, filters, expressions and names of branches are yours and stay as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say where to save the session.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is loaded yet, so there is no session to save.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fastest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a value in the state first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The event at the cursor answers no command.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The event at the cursor is no command that was answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before the first event.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This event changed nothing in the state.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>⚠ TLS not verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever answers at the address could have given these records. Name the CA certificates of the broker in the connection, and have its certificate verified again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connecting{value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loading {progress}{problem}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln topics</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>live · {topics}, {partitions}{problem}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln partitions</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>interrupted{problem}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value}{problem}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read to the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{read} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>⚠ no {value} {topics}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{left_out} left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln bad lines</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a match in the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This match has no events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>anomalies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>took {latency}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {more_events} here; zoom in to see them</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln more events</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>and {more_events} with anomalies here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answered by #{end} after {latency}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ended with an error, without an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>timed out without an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not answered yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>round {round}, {value}: {became}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✕ {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Round {round}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> on round {round}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{float}, events {start} to {end}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its end has not been seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {more_anomalies}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln more anomalies</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The topics are well</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln errors</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln warnings</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source> and </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings about the topics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the beginning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous round</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back one event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forward one event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next round</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: the chosen value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify rebuilds every match in another order and compares. Name a file or a URL with the records of the current system above, and it tells field by field where Kafka and they differ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify can begin when everything is loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No difference passes the filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File or URL of the current system&apos;s records (optional)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify when everything is loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records of the current system (*.json *.jsonl *.gz);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with a file or URL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is watched. Write an expression above, such as state.rounds.size().</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rebuilds every match of RobotOrchestra from its Kafka topics, and replays it event by event. It only reads: no consumer group, no commits, nothing is written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No Kafka at hand? Try</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the future, by this computer&apos;s clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln days ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hours ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minutes ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln seconds ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{heading} ({zone})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>local</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{zone} (this computer)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Behind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rates and lag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CEL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live tail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None (plaintext)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TLS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SASL PLAIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SASL SCRAM-SHA-256</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SASL SCRAM-SHA-512</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OAUTHBEARER with OIDC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AWS MSK IAM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the properties say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the keyring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask each time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CA certificates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AWS region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AWS profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role to assume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>those of the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>optional, PEM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>where the key has one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>https://login.example.com/oauth2/token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>optional</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>eu-west-1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the default credentials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>optional, arn:aws:iam::…:role/…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the user.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the password, or choose another way to keep it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the token endpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the client id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the client secret, or choose another way to keep it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the key password, or choose another way to keep it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the AWS region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name resolved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Authenticated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Topics found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mistake in the expression: {mistake}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The expression takes too long; write it simpler.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Property</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ok</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tells step by step what works: the name, the way there, TLS, the sign-in, the topics and their records.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try it step by step; nothing is written and no group is joined (Alt+T)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of it works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It works, but see the warnings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The test was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kept; type to change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asked for later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you type is used now and not kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no keyring here, so the secret is asked for each time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name of the variable, such as KAFKA_PASSWORD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any property of librdkafka. Enter or F2 edits, Delete removes. Of a secret write the value, or env:NAME for an environment variable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a property…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Properties</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the property</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value of the property</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write security.protocol, and what belongs to it, on the page Properties.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write what to stop at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A round has a number, which {argument} is not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no anomaly {argument}; there are {any}, {codes}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the expression is never true</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It took too long: {looked} of {total} events were looked at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It gives {shown}, not true or false; write one such as event.latency &gt; 8000.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not be worked out for any event: {last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The expression has {length} characters; {most} are the most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The expression is not CEL; write one such as {example}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>character {column}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line {line}, character {column}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The expression is not CEL at {place}: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no {arg}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it mixes types that do not go together (times and durations are doubles: write 1000.0, not 1000)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no {undefined}, what it sees is called {known}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} has no {name} (at character {column}); it has {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The expression cannot be worked out: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The expression {gives}; write one such as match.rounds &gt; 3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no anomaly {code}; there are {any}, {codes}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no {kind} {word}; there are {words}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at character {start}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A match has no {name} ({place}); it has {fields}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the match has no {arg}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gives {kind}, not true or false</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>match started: {participants}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>match completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hidden: {who} cannot know this yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} cannot know this record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The regular expression is wrong: {message}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not true or false</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The expression is not true or false; write one such as {example}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table of matches as CSV (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table of matches as Parquet (*.parquet)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table of matches as JSON (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records as kcat lines (*.jsonl)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Match document (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Match documents (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>participants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>started from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>started before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Breakpoints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The test broke off by itself; try it again. The log has the reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It broke off by itself; try it again. The log has the reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value as bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy bytes as hexadecimal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy bytes as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The spoiler lock hides errors and robots.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors begin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>up to {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Orchestra Replay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All breakpoints off, or on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arm breakpoints on live events, or no longer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back 10 s of match time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back one event, shown or not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Breakpoint at this event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Browse layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns of the match list…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command palette…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the branch with its original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with another match…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect to Kafka…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy a command that opens it here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the filter as a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the match&apos;s id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Debug layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop the branch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate the branch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit this event…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export all shown matches…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export marks…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the branch as a pytest test case…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the branch as records…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the timeline as a picture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export this match…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter the live tail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in this match…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find the next one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find the previous one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forward 10 s of match time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forward one event, shown or not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back to where you were</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go forward again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to event…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highlight rules…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert an event after…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert an event before…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load older records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark or unmark this event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark the match…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More conditions of the filter…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move this event down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move this event up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New breakpoint…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next anomaly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next change of the chosen value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next event of this participant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note and colour of the mark…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only what the event changed, or the whole state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open this in a new window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause or resume the live tail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous anomaly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous change of the chosen value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous event of this participant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename the branch…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset the layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run to the next breakpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run to the previous breakpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save session…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the loaded records…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved filters…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See it as the next participant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shorten long waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide rates and lag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the newest records of the live tail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip this event, or take it in again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spoiler lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch between original and branch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the answer to this command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the command of this answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the event that set the chosen value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Topics…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undecodable records…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch an expression…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What-if</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AnomalyList</name>
    <message>
        <source>Copy as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to #{} ({}/{}@{})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show record {}/{}@{}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AnomalyModel</name>
    <message>
        <source>end</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Arrival</name>
    <message>
        <source>There is no match {id} among what was loaded.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AxisSwitch</name>
    <message>
        <source>Events at their times (T)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events one after the other, in replay order (T)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Background</name>
    <message>
        <source>The process that asked Kafka was ended; try again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BlameFooter</name>
    <message>
        <source>Go to the event that set this value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous change of this value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next change of this value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set by #{setter}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last set by #{setter}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BranchBar</name>
    <message>
        <source>What-if branch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the branch with the original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename, duplicate, export or drop the branch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export as records…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export as a pytest test case…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edits ({edits})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch this edit off or on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No edits: the branch is as the original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BranchDesk</name>
    <message>
        <source>Do not skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert before…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert after…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What-if</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The event is the {value} one already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit event {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert an event {where} event {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This match has no what-if branch yet: skip or edit an event first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename the branch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Branch {name!r} was dropped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records (*.jsonl);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Python (*.py);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the branch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>working out what comes of it…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln edits</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BranchModel</name>
    <message>
        <source>A branch needs a name: write one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a branch {name!r} already: choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BreakpointDesk</name>
    <message>
        <source>Stopped at #{number}, which a breakpoint hits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A breakpoint stops where {path} changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The breakpoint at #{number} is gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a breakpoint at #{number}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The breakpoints are still being looked for in this match.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No breakpoint is hit {where} #{position}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no breakpoint. F9 makes one at the cursor&apos;s event.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live breakpoint: {match_id} #{number} {what}{more}. The Breakpoints dock opens it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BreakpointDock</name>
    <message>
        <source>What the breakpoint looks at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to stop at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only in this match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Armed on live events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A live event that hits one is announced and listed; nothing stops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BreakpointModel</name>
    <message>
        <source>on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space switches it on and off</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChangeList</name>
    <message>
        <source>Changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy all changes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CheckPanel</name>
    <message>
        <source>Outcome of the test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Test connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the test</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChoiceBox</name>
    <message>
        <source>{name}: all</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ColumnsDialog</name>
    <message>
        <source>Columns of the match list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space shows or hides a column, Ctrl+↑ and Ctrl+↓ move it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to pane: {title}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ComparePage</name>
    <message>
        <source>How the states differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neither side has an event.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln differences</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConnectDialog</name>
    <message>
        <source>Connect to Kafka</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remember the connection under its name (Ctrl+S)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it a name to save it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the connection {name} and its secrets?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the connection</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConnectionPages</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Topic of the {label}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep what is read on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to &amp;read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Properties</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Topics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{label}” on the page Cluster</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DifferenceModel</name>
    <message>
        <source>In Kafka:
{kafka}

In the current system:
{other}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DigestLabel</name>
    <message>
        <source>Copy the digest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{digest}
The same records give the same digest, on every machine and in any order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the digest of all matches:
{digest}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EditEventDialog</name>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Headers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name: value, one a line; a name alone has no value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record time (ms)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line {line}, column {column}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value is not JSON at {place}: {message}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an invalid event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads as {what}: {describe}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EventTable</name>
    <message>
        <source>Filter events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter events: words, -without, &quot;a phrase&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose events to show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to its command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This event answers no command.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to its answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This event is no command that was answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show its anomalies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This event shows no anomaly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln events</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{shown} of {events}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EventTree</name>
    <message>
        <source>Event</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportDesk</name>
    <message>
        <source>Choose a match first, then export it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the loaded records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The filter shows no match, so there is nothing to export.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileField</name>
    <message>
        <source>Browse…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Browse for {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificates and keys (*.pem *.crt *.cer *.key);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Find in ids, robots, prompts and responses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Robot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anomalies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find matches by text (Ctrl+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CEL expression over match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A condition in the Common Expression Language over match, the summary of a match: matchId, status, outcome, humans, robots, robotTypes, rounds, events, anomalies, startedAt, completedAt, duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with any anomaly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by a CEL expression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved filters, and this one as a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all matches again</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln matches</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{matches} left out: the expression cannot be worked out there ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More: {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More conditions: status, participants, when it started</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterDesk</name>
    <message>
        <source>No filter is saved yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save or manage filters…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as a command</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in types, summaries and values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous (Shift+Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the beginning again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the end again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{total} found</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HighlightDialog</name>
    <message>
        <source>Highlight rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No rules yet. A rule gives what it finds a colour and a mark.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first rule that holds for a record highlights it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeyEditor</name>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a command or a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add as another key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove its keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While the timeline has the focus: W and S, + and −, or the wheel zoom, A and D pan, 0 fits the match, R the round at the cursor, T changes between time and order.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeyMap</name>
    <message>
        <source>That is no single key or combination; press one key, with or without modifiers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{native} moves within tables, fields and dialogs; choose another key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{native} already means “{title}”; choose another key, or take it away there first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeyModel</name>
    <message>
        <source>changed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LayoutDesk</name>
    <message>
        <source>Browse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Debug</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LiveTail</name>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highlight rules…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rates and lag of the topics and partitions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More of the live tail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy value as JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as kcat line</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln records copied.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln records left out: no text can hold them in this form.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the waiting records in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the rows stand still; what arrives is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the newest record in sight (End)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln records</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{shown} of {records}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{unasked} to be filtered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{left_out} older left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{waiting} new while paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No records yet. They appear here as the game writes them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for records that pass the filter…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the records that are kept passes the filter.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records, exports, sessions (*.jsonl *.json *.gz *.txt *.orep);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The id of the match to compare with:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Orchestra Replay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;Orchestra Replay {__version__}&lt;/b&gt;&lt;p&gt;Match history and replay debugger for RobotOrchestra. It only reads: no consumer group, no commits, nothing is ever written to Kafka.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MarkDesk</name>
    <message>
        <source>after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mark on #{position} was removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no mark {where} this event.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is marked, so there is nothing to export.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Markdown (*.md);;JSON (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{marks} written to {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln marks</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MarkEditor</name>
    <message>
        <source>Note (Enter keeps it, Esc leaves it)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mark&apos;s colour and note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{colour} (Alt+{number})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MarkModel</name>
    <message>
        <source>the match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}
{topic}, partition {partition}, offset {offset}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MarksDock</name>
    <message>
        <source>Of which matches to show the marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring the mark back (Ctrl+Z)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the marks that are shown to a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln marks</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The mark on {about} was removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note and colour…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MatchHeader</name>
    <message>
        <source>hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln anomalies</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Show the anomalies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MatchList</name>
    <message>
        <source>No match passes the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{matches} hidden by it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln matches</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing could be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matches appear here as they are rebuilt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No matches yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The topics hold no match so far. A match appears here with its first event.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MatchTable</name>
    <message>
        <source>Matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with the open match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy {ids} ids</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export this match…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export these {ids} matches…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MatchTableModel</name>
    <message>
        <source>{title}: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hidden</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MoreFilters</name>
    <message>
        <source>More conditions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Participants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is not a time; write one such as {example}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Such as {example}, in the list’s time zone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} participants</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OlderBar</name>
    <message>
        <source>Load older</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Older records left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} older left out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>All matches (0)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No match passes the filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No matches yet. They appear here as they are rebuilt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln matches in sight</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{number} with errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln more robot types</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>anomalies: {number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OverviewCanvas</name>
    <message>
        <source>Matches over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left and Right go from match to match, E to the next with an error, Enter opens it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PerspectiveBar</name>
    <message>
        <source>Whose view is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See the match as the operator, or as a participant could know it at each moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only what {who} knows</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PerspectiveDesk</name>
    <message>
        <source>Seen by {who}: what {who} could know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seen by the operator.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PictureDesk</name>
    <message>
        <source>Choose a match first, then export its timeline.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vector picture (*.svg)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The timeline was written to {path}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreferencesDesk</name>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like the system ({language})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shorten long waits while playing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another language opens the windows again, each at its place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of all times in the windows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live tail keeps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So many records; older ones are counted and left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading stops there. It counts for what a window opens next; the command line has --memory-limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replay</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProfileList</name>
    <message>
        <source>Begin a new connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin a new connection as a copy of this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete this connection (Delete)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename, import or export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename (F2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PropertyModel</name>
    <message>
        <source>Name the property of this value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has a field of its own: {place}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is there twice; remove one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has no value yet; write one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} Kept: {where}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PropertyTable</name>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the chosen property away (Delete)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RateModel</name>
    <message>
        <source>partition {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records per second in the last minute, at most {rate}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records per second that arrived in the last {seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offsets of the log that have not been read yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing with a record time has arrived in the last {seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the record time to its arrival here, by two clocks: {mean} on average in the last {seconds} s, {longest} at most</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RateTable</name>
    <message>
        <source>The rates and the lag of live records appear here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>Open recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget these</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecordDialog</name>
    <message>
        <source>Undecodable records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{topic} · partition {partition} · offset {offset}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecordView</name>
    <message>
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the whole value as it is written here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the beginning of {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No record is chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value is null: a tombstone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value is empty: 0 bytes.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RuleLine</name>
    <message>
        <source>Use this rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the rule is written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to highlight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour and mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before the rule above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After the rule below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this rule</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SaveSessionDialog</name>
    <message>
        <source>Save session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no match is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This match ({named})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shown matches ({shown})</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln matches</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>All that is loaded ({everything}, undecodable records too)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redact what humans wrote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was saved without its value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>were saved without their values</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln records</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Saved. {records} could not be proven clean and {without}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SavedFiltersDialog</name>
    <message>
        <source>Saved filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the filter in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No filter is in use, so there is none to save.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No filter is saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A filter needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a filter of that name already.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Scrubber</name>
    <message>
        <source>Position in the match</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SecretDialog</name>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To connect to {connection}:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type it to go on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SecretField</name>
    <message>
        <source>Where to keep {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the environment variable that holds it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SecurityForm</name>
    <message>
        <source>Security</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypt with TLS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify the broker&apos;s certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Security</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SessionDesk</name>
    <message>
        <source>, {records} without value</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln records</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{matches} saved to {path}{without}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln matches</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>, redacted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session is as it was saved{redacted}: its digest is verified.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session&apos;s records do not have the digest that it was saved with: the file was changed, only a part of it was loaded, or another version of this program ({app_version}) rebuilt them otherwise. The window shows what the records say now.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SourceDesk</name>
    <message>
        <source>All is loaded from the beginning: nothing older was left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came through standard input cannot be read again; save the loaded records.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A window opens one file: of those that were dropped only the first is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{id} is copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied: {command}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No command opens this source again; save the loaded records, and open that file.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpanChoice</name>
    <message>
        <source>Everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records of each partition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>records of each partition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UTC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose since, until or both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until must be later than since.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpeedButton</name>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shorten long waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>long waits are shortened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits are as long as they were</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as fast as it can be painted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{speed:g} times as fast as it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plays {how}; {waits}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StateDesk</name>
    <message>
        <source>earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No event has set {path}: it is as at the start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no {which} change of {path}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StateModel</name>
    <message>
        <source>Set by {text}. Click to go there.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatePanel</name>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State Δ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only what the event changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A value of {size} is too large for a tree; the tab Raw has it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StateTree</name>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only what the event at the cursor changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no event has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the event that set this ({where})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Break when this value changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch this value</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message>
        <source>Loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records that are not events: look at them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records outside of the load window, and lines of the file that hold no record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records read per second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records in the topics that have not been read yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time zone of all times in this window</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln records</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{records} in {matches}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln matches</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{saved} of them are from the saved index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{undecodable} undecodable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lag {lag}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not connected</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TailDesk</name>
    <message>
        <source>Rows to keep</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TailFilter</name>
    <message>
        <source>How the filter is written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter the tail</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln records left out: the expression cannot be worked out ({reason}).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Filter: words, -without, &quot;a phrase&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter: a regular expression, such as round [2-4]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter: CEL, such as {example}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it sees: {fields}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TailModel</name>
    <message>
        <source>{}, partition {}, offset {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}
Highlighted {colour}: {text}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Round timeline</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TopicsPage</name>
    <message>
        <source>Topics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask Kafka about the topics once more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kafka is asked about the topics.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TransportBar</name>
    <message>
        <source>Stay at the newest event as it comes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the newest event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No match is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>event {here} of {length}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>live is {ahead} ahead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UndecodableModel</name>
    <message>
        <source>null</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VerifyPage</name>
    <message>
        <source>Filter differences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter: words, -without</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln matches</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{done} of {matches}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the records of the current system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{left_out} more: see orchestra-replay verify --json</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verifying…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window can be used meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing verified yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not loaded yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{match_id} is not in Kafka, so there is no event to open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy match id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy all shown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VerifyPlace</name>
    <message>
        <source>Choose a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file of the current system&apos;s records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the verification</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify what is loaded (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records of the current system</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VolumeStrip</name>
    <message>
        <source>Matches over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrow keys with Shift choose a time, Enter filters by it, Escape shows all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} of {matches} shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln matches</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{number} with errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{matches} with a time of another century are in no bar</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WatchDock</name>
    <message>
        <source>Expression to watch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Connect to Kafka…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open {name} again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ZoomButtons</name>
    <message>
        <source>Fit the match (0)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit the round at the cursor (R)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out (S or −)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in (W or +)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Bound</name>
    <message>
        <source>{word}, in UTC</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Breakpoints</name>
    <message>
        <source>Breakpoints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>value changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live hits</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_ClearableLine</name>
    <message>
        <source>Empty this field (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Differences</name>
    <message>
        <source>Differences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>__missing in Kafka__</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event 00</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Events</name>
    <message>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency 00</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_LiveHits</name>
    <message>
        <source>Live hits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>round 2 type B</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Marks</name>
    <message>
        <source>Marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>somebody answered round 2 in 3.2 s: something to read</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Names</name>
    <message>
        <source>Saved filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Pairs</name>
    <message>
        <source>Events side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>somebody answered round 2 in 3.2 s: to read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the round</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>says something else; 3.2 s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Tree</name>
    <message>
        <source>Copy value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy name and value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Watches</name>
    <message>
        <source>Watches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>state.rounds[1].responses.size() == 4</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>MainWindow</name>
    <message>
        <source>Topic</source>
        <translation>专题</translation>
    </message>
</context>
<context>
    <name>age</name>
    <message>
        <source>Link unsteady</source>
        <translation>网络不稳</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>断网</translation>
    </message>
    <message>
        <source>Standing still</source>
        <translation>停滞</translation>
    </message>
    <message>
        <source>data as of {0}</source>
        <translation>数据截至 {0}</translation>
    </message>
    <message>
        <source>data as of {0} (too old)</source>
        <translation>数据截至 {0}（超时）</translation>
    </message>
    <message>
        <source>never filled from the hub</source>
        <translation>从未取得中心数据</translation>
    </message>
</context>
<context>
    <name>area</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>0 at {0}</source>
        <translation>{0} 时为 0</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>All towns</source>
        <translation>各街镇合计</translation>
    </message>
    <message>
        <source>Cut off</source>
        <translation>断网</translation>
    </message>
    <message>
        <source>Data as of {0}</source>
        <translation>数据截至 {0}</translation>
    </message>
    <message>
        <source>Elsewhere</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Large type, or small again</source>
        <translation>大字 / 常规字号</translation>
    </message>
    <message>
        <source>Never filled from the hub</source>
        <translation>从未收到中心数据</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>No towns yet: they come by themselves from the hub</source>
        <translation>还没有街镇名录：连上中心后自动出现</translation>
    </message>
    <message>
        <source>Not all seen</source>
        <translation>信源不全</translation>
    </message>
    <message>
        <source>Not live</source>
        <translation>非实时</translation>
    </message>
    <message>
        <source>Not seen</source>
        <translation>看不见</translation>
    </message>
    <message>
        <source>Nothing open</source>
        <translation>无未办结</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未办结</translation>
    </message>
    <message>
        <source>Open matters by town</source>
        <translation>各街镇未办结</translation>
    </message>
    <message>
        <source>Too old</source>
        <translation>数据超时</translation>
    </message>
    <message>
        <source>Towns</source>
        <translation>街镇</translation>
    </message>
    <message>
        <source>Vital signs</source>
        <translation>体征</translation>
    </message>
    <message>
        <source>open {0}</source>
        <translation>共 {0}</translation>
    </message>
    <message>
        <source>shelved {0}</source>
        <translation>搁置 {0}</translation>
    </message>
    <message>
        <source>unsigned {0}</source>
        <translation>未签收 {0}</translation>
    </message>
    <message>
        <source>{0} more</source>
        <translation>另有 {0} 个</translation>
    </message>
    <message>
        <source>{0} since {1}</source>
        <translation>{0} {1} 起</translation>
    </message>
    <message>
        <source>{0} sources</source>
        <translation>{0} 个信源</translation>
    </message>
    <message>
        <source>{0} vital signs have no room here</source>
        <translation>{0} 项体征未上屏</translation>
    </message>
    <message>
        <source>{0} {1}</source>
        <translation>{0} {1}</translation>
    </message>
    <message>
        <source>{0}, open {1}</source>
        <translation>{0}，未办结 {1}</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>{0}; {1}</source>
        <translation>{0}；{1}</translation>
    </message>
    <message>
        <source>{0}; {1} more</source>
        <translation>{0}；另 {1} 项</translation>
    </message>
</context>
<context>
    <name>call_out</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>All {0} towns</source>
        <translation>全部 {0} 街镇</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>已应答</translation>
    </message>
    <message>
        <source>Answered, not read back</source>
        <translation>已应答，未复诵</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始叫应</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>占线</translation>
    </message>
    <message>
        <source>Call which towns about this forecast?</source>
        <translation>就这条预警叫应哪些街镇？</translation>
    </message>
    <message>
        <source>Call-out</source>
        <translation>叫应</translation>
    </message>
    <message>
        <source>Call-out begun: {0} towns</source>
        <translation>开始叫应：{0} 街镇</translation>
    </message>
    <message>
        <source>Change to level {0} response ({1})</source>
        <translation>建议调整为{0}响应（{1}）</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>Correct it</source>
        <translation>误记更正</translation>
    </message>
    <message>
        <source>Corrected, not called</source>
        <translation>已更正，未叫</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>提请决定</translation>
    </message>
    <message>
        <source>Every town has answered</source>
        <translation>街镇都已应答</translation>
    </message>
    <message>
        <source>Extended</source>
        <translation>延续</translation>
    </message>
    <message>
        <source>From</source>
        <translation>生效</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>Level {0} response ({1})</source>
        <translation>建议启动{0}响应（{1}）</translation>
    </message>
    <message>
        <source>Level {0} response ({1}) in force</source>
        <translation>已启动{0}响应（{1}）</translation>
    </message>
    <message>
        <source>Lifted</source>
        <translation>已解除</translation>
    </message>
    <message>
        <source>Next town</source>
        <translation>下一街镇</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>无人接</translation>
    </message>
    <message>
        <source>No forecast is chosen</source>
        <translation>没有选中列表里的预警</translation>
    </message>
    <message>
        <source>No longer called</source>
        <translation>不再叫应</translation>
    </message>
    <message>
        <source>No plan names a response for this forecast</source>
        <translation>预案没有为这条预警写明响应</translation>
    </message>
    <message>
        <source>No town is to be called</source>
        <translation>没有要叫应的街镇</translation>
    </message>
    <message>
        <source>Not called</source>
        <translation>未叫</translation>
    </message>
    <message>
        <source>Not in force yet</source>
        <translation>未到生效时间</translation>
    </message>
    <message>
        <source>Past its validity, not lifted</source>
        <translation>过有效期未解除</translation>
    </message>
    <message>
        <source>Read back</source>
        <translation>已复诵</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>Response in the plan</source>
        <translation>预案对应响应</translation>
    </message>
    <message>
        <source>Shift leader told {0}</source>
        <translation>{0} 已报值班长</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>That response is in force already</source>
        <translation>该级响应已启动</translation>
    </message>
    <message>
        <source>The directory has no towns yet: nobody can be called from here</source>
        <translation>名录里还没有街镇，无从叫应</translation>
    </message>
    <message>
        <source>The {0} towns it names</source>
        <translation>所涉 {0} 街镇</translation>
    </message>
    <message>
        <source>This is no forecast: nobody is called out about it</source>
        <translation>这不是预警，不叫应街镇</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>Wrong number</source>
        <translation>号码有误</translation>
    </message>
    <message>
        <source>all read back</source>
        <translation>都已复诵</translation>
    </message>
    <message>
        <source>language</source>
        <translation>zh</translation>
    </message>
    <message>
        <source>lifted, nobody is to be called</source>
        <translation>预警已解除，不再叫应</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>not begun·round before {0}/{1}</source>
        <translation>未开始·上一轮 {0}/{1}</translation>
    </message>
    <message>
        <source>not in force</source>
        <translation>现未启动</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>未注明</translation>
    </message>
    <message>
        <source>now level {0}</source>
        <translation>现为{0}</translation>
    </message>
    <message>
        <source>overdue {0}</source>
        <translation>超时 {0}</translation>
    </message>
    <message>
        <source>{0} has begun to call {1} towns</source>
        <translation>{0} 已开始叫应 {1} 街镇</translation>
    </message>
    <message>
        <source>{0} not answered</source>
        <translation>{0} 未应答</translation>
    </message>
    <message>
        <source>{0} not answered {1}</source>
        <translation>{0} 未应答 {1}</translation>
    </message>
    <message>
        <source>{0} not read back</source>
        <translation>{0} 未复诵</translation>
    </message>
    <message>
        <source>{0} of {1} towns</source>
        <translation>{0}/{1} 街镇</translation>
    </message>
    <message>
        <source>{0} overdue</source>
        <translation>{0} 超时</translation>
    </message>
    <message>
        <source>{0} towns: {1}</source>
        <translation>{0} 街镇：{1}</translation>
    </message>
    <message>
        <source>{0} {1} {2}: what came of the call?</source>
        <translation>{0} {1} {2}：叫应结果</translation>
    </message>
    <message>
        <source>{0}, {1} times</source>
        <translation>{0} {1} 次</translation>
    </message>
    <message>
        <source>{0}: what came of the call?</source>
        <translation>{0}：叫应结果</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>{0}: {1} has written down at {2} that it answered</source>
        <translation>{0}：{1} {2} 已记应答</translation>
    </message>
    <message>
        <source>{0}: “{1}” was written down by mistake</source>
        <translation>{0}：“{1}”系误记，已更正</translation>
    </message>
    <message>
        <source>{0}·round {1}</source>
        <translation>{0}·第 {1} 轮叫应</translation>
    </message>
</context>
<context>
    <name>cameras</name>
    <message>
        <source>1 to {0}; Enter alone: the tile keys act on</source>
        <translation>1 至 {0}；直接回车放到当前窗格</translation>
    </message>
    <message>
        <source>22:00-06:00; empty for all day</source>
        <translation>22:00-06:00；不填为全天</translation>
    </message>
    <message>
        <source>A reason is needed</source>
        <translation>须写明事由</translation>
    </message>
    <message>
        <source>All {0} cameras around are without permission</source>
        <translation>周边 {0} 路均无权限</translation>
    </message>
    <message>
        <source>All {0} cameras of this area are without permission</source>
        <translation>框内 {0} 路均无权限</translation>
    </message>
    <message>
        <source>Area on the map</source>
        <translation>地图框选</translation>
    </message>
    <message>
        <source>Areas</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Ask for a look at this camera</source>
        <translation>申请调看</translation>
    </message>
    <message>
        <source>Ask for a look at {0}</source>
        <translation>申请调看 {0}</translation>
    </message>
    <message>
        <source>Asked for: {0}, {1} min; the shift leader answers</source>
        <translation>已申请调看：{0}，{1} 分钟，等值班长批</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>退一步</translation>
    </message>
    <message>
        <source>Business</source>
        <translation>业务</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>点位</translation>
    </message>
    <message>
        <source>Camera by number, then tile</source>
        <translation>按编号调点位，再选窗格</translation>
    </message>
    <message>
        <source>Camera directory</source>
        <translation>点位目录</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>点位</translation>
    </message>
    <message>
        <source>Cameras around the place of this call</source>
        <translation>来电地点周边点位上墙</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>路数</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>天数</translation>
    </message>
    <message>
        <source>Days: 1 to 31</source>
        <translation>天数填 1 至 31</translation>
    </message>
    <message>
        <source>End</source>
        <translation>截止</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>给谁</translation>
    </message>
    <message>
        <source>Given: {0}</source>
        <translation>已准：{0}</translation>
    </message>
    <message>
        <source>Hanzi, pinyin, initials or number; near300:place along60:road tag:word</source>
        <translation>汉字、全拼、首字母或编号；周边300：地名　沿线60：路名　标签：词</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Hours are written 22:00-06:00</source>
        <translation>时段写作 22:00-06:00</translation>
    </message>
    <message>
        <source>Keep these pictures with the incident</source>
        <translation>把这些画面存入事件视频墙</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>Minutes: 1 to 720</source>
        <translation>分钟填 1 至 720</translation>
    </message>
    <message>
        <source>No camera has the number {0}</source>
        <translation>没有编号 {0} 的点位</translation>
    </message>
    <message>
        <source>No camera here</source>
        <translation>此处没有点位</translation>
    </message>
    <message>
        <source>No camera in this area</source>
        <translation>框内没有点位</translation>
    </message>
    <message>
        <source>No camera within {0} m</source>
        <translation>{0} 米内没有点位</translation>
    </message>
    <message>
        <source>No picture here to keep; the incident's wall stays</source>
        <translation>墙上没有可存入的画面，事件原有的视频墙不变</translation>
    </message>
    <message>
        <source>No place is known yet: there is no ring of cameras</source>
        <translation>地点还没有落图，找不到周边点位</translation>
    </message>
    <message>
        <source>No such unit: {0}</source>
        <translation>没有这个街镇或居村：{0}</translation>
    </message>
    <message>
        <source>Not given: {0}</source>
        <translation>未准：{0}</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Open restricted cameras of some towns</source>
        <translation>授权调看街镇受限点位</translation>
    </message>
    <message>
        <source>Picked cameras</source>
        <translation>所选点位</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>Scenes</source>
        <translation>场景预案</translation>
    </message>
    <message>
        <source>Seat</source>
        <translation>席位</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>The directory is being read: draw the area again in a moment</source>
        <translation>正在读点位目录，请稍后再框一次</translation>
    </message>
    <message>
        <source>The directory is still being read: no camera {0} so far</source>
        <translation>点位目录还在读取，暂未找到编号 {0}</translation>
    </message>
    <message>
        <source>The shift leader answers</source>
        <translation>由值班长批</translation>
    </message>
    <message>
        <source>The wall kept with this incident: {0} cameras</source>
        <translation>已调出本事件的视频墙：{0} 路</translation>
    </message>
    <message>
        <source>There is no camera on this tile</source>
        <translation>这一格没有点位</translation>
    </message>
    <message>
        <source>There is no tile {0}</source>
        <translation>没有第 {0} 格</translation>
    </message>
    <message>
        <source>These pictures are kept with the incident</source>
        <translation>已存入事件视频墙</translation>
    </message>
    <message>
        <source>This wall was not opened for an incident</source>
        <translation>这面墙不是为突发事件打开的</translation>
    </message>
    <message>
        <source>Trees</source>
        <translation>目录树</translation>
    </message>
    <message>
        <source>Type the number of a camera</source>
        <translation>请输入点位编号</translation>
    </message>
    <message>
        <source>What is opened, and why</source>
        <translation>调看范围与事由</translation>
    </message>
    <message>
        <source>Who may look at restricted cameras</source>
        <translation>调看授权（待批、已准）</translation>
    </message>
    <message>
        <source>You may look at {0} until {1}</source>
        <translation>已准调看 {0}，至 {1}</translation>
    </message>
    <message>
        <source>all found as a group</source>
        <translation>全部作为一组</translation>
    </message>
    <message>
        <source>can be turned</source>
        <translation>云台</translation>
    </message>
    <message>
        <source>decline or take back</source>
        <translation>谢绝或收回</translation>
    </message>
    <message>
        <source>every seat</source>
        <translation>全厅各席</translation>
    </message>
    <message>
        <source>give</source>
        <translation>准予</translation>
    </message>
    <message>
        <source>given by {0}</source>
        <translation>{0}已准</translation>
    </message>
    <message>
        <source>id of a seat; empty for every seat of the hall</source>
        <translation>席位号；不填为全厅</translation>
    </message>
    <message>
        <source>nobody knows “{0}”</source>
        <translation>不认识“{0}”</translation>
    </message>
    <message>
        <source>offline, says the platform</source>
        <translation>平台报离线</translation>
    </message>
    <message>
        <source>onto that tile</source>
        <translation>放到该格</translation>
    </message>
    <message>
        <source>onto the tile</source>
        <translation>放到当前格</translation>
    </message>
    <message>
        <source>open unasked</source>
        <translation>主动授权</translation>
    </message>
    <message>
        <source>patrol them once</source>
        <translation>临时轮巡</translation>
    </message>
    <message>
        <source>pick</source>
        <translation>勾选</translation>
    </message>
    <message>
        <source>restricted</source>
        <translation>受限</translation>
    </message>
    <message>
        <source>still reading, {0} to come</source>
        <translation>正在读取，还有 {0} 路</translation>
    </message>
    <message>
        <source>the first {0} shown</source>
        <translation>显示前 {0} 路</translation>
    </message>
    <message>
        <source>tile</source>
        <translation>窗格</translation>
    </message>
    <message>
        <source>towns or neighbourhoods, with blanks between</source>
        <translation>街镇或居村，用空格隔开</translation>
    </message>
    <message>
        <source>trees, results</source>
        <translation>目录树、结果</translation>
    </message>
    <message>
        <source>until {0}</source>
        <translation>至 {0}</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>待批</translation>
    </message>
    <message>
        <source>what has to be seen there</source>
        <translation>要看什么</translation>
    </message>
    <message>
        <source>within {0} m {1}</source>
        <translation>{0} 米内 {1}</translation>
    </message>
    <message>
        <source>{0} (once)</source>
        <translation>{0}（临时轮巡）</translation>
    </message>
    <message>
        <source>{0} and {1} more</source>
        <translation>{0} 等另 {1} 路</translation>
    </message>
    <message>
        <source>{0} asks for a look at {1}: {2}; {3} and 调看授权 answers it</source>
        <translation>{0}申请调看 {1}：{2}；按 {3} 输入“调看授权”办理</translation>
    </message>
    <message>
        <source>{0} cameras</source>
        <translation>{0} 路</translation>
    </message>
    <message>
        <source>{0} cameras around, the nearest first</source>
        <translation>周边 {0} 路已上墙，近的在前</translation>
    </message>
    <message>
        <source>{0} cameras from the map on the wall</source>
        <translation>图上 {0} 路已上墙</translation>
    </message>
    <message>
        <source>{0} cameras of the area go round; {1} ends it</source>
        <translation>框内 {0} 路开始轮巡，{1} 结束</translation>
    </message>
    <message>
        <source>{0} is asked for already; the shift leader answers</source>
        <translation>{0} 已在申请，等值班长批</translation>
    </message>
    <message>
        <source>{0} m</source>
        <translation>{0} 米</translation>
    </message>
    <message>
        <source>{0} may be looked at already</source>
        <translation>{0} 本来就可调看</translation>
    </message>
    <message>
        <source>{0} min asked for</source>
        <translation>申请 {0} 分钟</translation>
    </message>
    <message>
        <source>{0} more without permission</source>
        <translation>另有 {0} 路无权限</translation>
    </message>
    <message>
        <source>{0} picked</source>
        <translation>已勾选 {0} 路</translation>
    </message>
    <message>
        <source>{0} wait, {1} hold</source>
        <translation>待批 {0}·有效 {1}</translation>
    </message>
    <message>
        <source>{0} without a new picture</source>
        <translation>{0} 路没有新画面</translation>
    </message>
    <message>
        <source>{0} → {1} {2}</source>
        <translation>{0} → {1} {2}</translation>
    </message>
    <message>
        <source>{0}, {1} further ones left out</source>
        <translation>{0}，更远的 {1} 路未列</translation>
    </message>
    <message>
        <source>{0}, {1} more without permission</source>
        <translation>{0}，另有 {1} 路无权限</translation>
    </message>
    <message>
        <source>{0}, {1} more without permission or unknown</source>
        <translation>{0}，另有 {1} 路无权限或已撤</translation>
    </message>
    <message>
        <source>{0}: this seat may not look; ask for it by {1} on its tile</source>
        <translation>{0}：本席无权限；放上墙后按 {1} 申请调看</translation>
    </message>
    <message>
        <source>{0}; {1} more of this number, the directory has them all</source>
        <translation>{0}；另有 {1} 路同号，点位目录里都有</translation>
    </message>
</context>
<context>
    <name>care</name>
    <message>
        <source>Disk full: no new data kept</source>
        <translation>磁盘已满·暂停缓存</translation>
    </message>
    <message>
        <source>Disk full: nothing is saved</source>
        <translation>磁盘已满·存不下</translation>
    </message>
    <message>
        <source>Disk full: saving in the reserve</source>
        <translation>磁盘已满·用预留空间</translation>
    </message>
    <message>
        <source>Disk nearly full</source>
        <translation>磁盘将满</translation>
    </message>
    <message>
        <source>Disk takes nothing</source>
        <translation>磁盘不可写</translation>
    </message>
    <message>
        <source>Store care met trouble; call the installer</source>
        <translation>本席数据维护出错，请联系安装人员</translation>
    </message>
    <message>
        <source>The disk cannot be written: nothing can be saved here; call installer</source>
        <translation>磁盘不可写：本席办理存不下，请记在纸上并联系安装人员</translation>
    </message>
    <message>
        <source>The disk has room again</source>
        <translation>磁盘空间已恢复，照常存盘取数</translation>
    </message>
    <message>
        <source>The disk is full, reserve and all: nothing is saved; free space now</source>
        <translation>磁盘已满，预留空间也用完：本席办理存不下，请记在纸上，立即清出空间</translation>
    </message>
    <message>
        <source>The disk is full: acts are saved in the reserve; free space now</source>
        <translation>磁盘已满：办理正用预留空间存盘，请立即清出空间</translation>
    </message>
    <message>
        <source>The disk is full: new records are not kept; acts are still saved</source>
        <translation>磁盘已满：新来数据暂不存本机，办理照常存盘；请清出空间</translation>
    </message>
    <message>
        <source>The disk is nearly full; please free space</source>
        <translation>本机磁盘快满了，请清出空间</translation>
    </message>
    <message>
        <source>The journal of this seat is damaged: do not close, call installer</source>
        <translation>本席日志有损坏：请勿关闭控制台，立即联系安装人员</translation>
    </message>
    <message>
        <source>The local copy should be wiped and could not be: call the installer</source>
        <translation>权限已收回，本机缓存未能清除：请联系安装人员</translation>
    </message>
    <message>
        <source>The local copy was damaged and is being read anew; acts are safe</source>
        <translation>本机缓存损坏，已另存并重新取数；已办事项都在</translation>
    </message>
    <message>
        <source>The right to these records has ended: the local copy was wiped</source>
        <translation>查看权限已收回：本机缓存已清除，已办事项仍在待发送</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation>{0}（{1}）</translation>
    </message>
</context>
<context>
    <name>certificate</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>所连地址</translation>
    </message>
    <message>
        <source>Authority trusted here</source>
        <translation>本席信任的签发机构</translation>
    </message>
    <message>
        <source>Certificate ends in {0} days</source>
        <translation>证书 {0} 天后到期</translation>
    </message>
    <message>
        <source>Certificate ends within a day</source>
        <translation>证书一天内到期</translation>
    </message>
    <message>
        <source>Certificate not trusted</source>
        <translation>证书不可信</translation>
    </message>
    <message>
        <source>Certificate not valid yet</source>
        <translation>证书尚未生效</translation>
    </message>
    <message>
        <source>Certificate of another address</source>
        <translation>证书地址不符</translation>
    </message>
    <message>
        <source>Certificate of the hub</source>
        <translation>中心证书</translation>
    </message>
    <message>
        <source>Certificate over</source>
        <translation>证书已过期</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Fingerprint (SHA-256)</source>
        <translation>指纹（SHA-256）</translation>
    </message>
    <message>
        <source>For</source>
        <translation>用于</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>签发者</translation>
    </message>
    <message>
        <source>Let the installer exchange it before its end and restart the hub; after that every seat is cut off</source>
        <translation>请安装人员在到期前换发证书并重启中心；到期后全厅席位只能断网值守</translation>
    </message>
    <message>
        <source>Let the installer give the hub a certificate</source>
        <translation>请安装人员给中心启用证书</translation>
    </message>
    <message>
        <source>Not read yet: the hub is away, or the seat has just started</source>
        <translation>还没有读到：中心不在，或者刚启动</translation>
    </message>
    <message>
        <source>Not trusted, code {0}: {1}</source>
        <translation>不可信，代码 {0}：{1}</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>不用做什么</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>主体</translation>
    </message>
    <message>
        <source>The hub shows another certificate than before</source>
        <translation>中心换了证书</translation>
    </message>
    <message>
        <source>The link to the hub has no certificate: it is not encrypted</source>
        <translation>与中心的连接没有证书，也没有加密</translation>
    </message>
    <message>
        <source>Trusted, but over since {0}</source>
        <translation>可信，但已于 {0} 过期</translation>
    </message>
    <message>
        <source>Trusted; {0} days left</source>
        <translation>可信，还有 {0} 天到期</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>有效期</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>怎么办</translation>
    </message>
    <message>
        <source>Which one</source>
        <translation>是哪张</translation>
    </message>
    <message>
        <source>Whom to call</source>
        <translation>找谁</translation>
    </message>
    <message>
        <source>the system's own</source>
        <translation>系统证书库</translation>
    </message>
    <message>
        <source>{0} ({1}): tell the installer</source>
        <translation>{0}（{1}）：请告知安装人员</translation>
    </message>
    <message>
        <source>{0} until {1}</source>
        <translation>{0} 至 {1}</translation>
    </message>
    <message>
        <source>{0}, cannot be read: {1}</source>
        <translation>{0}，读不了：{1}</translation>
    </message>
</context>
<context>
    <name>channels</name>
    <message>
        <source>110 diversion</source>
        <translation>110 分流</translation>
    </message>
    <message>
        <source>AI video</source>
        <translation>AI 视频</translation>
    </message>
    <message>
        <source>Answers to orders</source>
        <translation>调度回执</translation>
    </message>
    <message>
        <source>Bureaus' plugins</source>
        <translation>部门插件</translation>
    </message>
    <message>
        <source>By phone</source>
        <translation>电话接报</translation>
    </message>
    <message>
        <source>Channel not reported</source>
        <translation>渠道未报</translation>
    </message>
    <message>
        <source>Citizen side</source>
        <translation>市民端</translation>
    </message>
    <message>
        <source>Citizens' app</source>
        <translation>市民随手拍</translation>
    </message>
    <message>
        <source>Direct report</source>
        <translation>基层直报</translation>
    </message>
    <message>
        <source>Forecasts</source>
        <translation>预警</translation>
    </message>
    <message>
        <source>Grid staff</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Network side</source>
        <translation>网络端</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>网络舆情</translation>
    </message>
    <message>
        <source>Planning side</source>
        <translation>策源端</translation>
    </message>
    <message>
        <source>Sensing side</source>
        <translation>感知端</translation>
    </message>
    <message>
        <source>Sensors</source>
        <translation>物联感知</translation>
    </message>
    <message>
        <source>Sources themselves</source>
        <translation>信源监测</translation>
    </message>
    <message>
        <source>Time limits</source>
        <translation>时限提醒</translation>
    </message>
    <message>
        <source>Video patrol</source>
        <translation>视频轮巡</translation>
    </message>
</context>
<context>
    <name>check</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>At the hub</source>
        <translation>中心</translation>
    </message>
    <message>
        <source>At the seat</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Both sides</source>
        <translation>两边对照</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>已核对</translation>
    </message>
    <message>
        <source>Decided: {0}</source>
        <translation>已核对：{0}</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Last act</source>
        <translation>末次办理</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>未接通次数</translation>
    </message>
    <message>
        <source>Nothing has to be checked</source>
        <translation>没有需要核对的</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>指令数</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>承办</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>To be checked</source>
        <translation>待核对</translation>
    </message>
    <message>
        <source>To be checked by a person</source>
        <translation>需人工核对</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>力量</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>What</source>
        <translation>事实</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>经办</translation>
    </message>
    <message>
        <source>arrived {0}</source>
        <translation>{0} 送达</translation>
    </message>
    <message>
        <source>by phone</source>
        <translation>电话调派</translation>
    </message>
    <message>
        <source>by the system</source>
        <translation>系统派单</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>处理完毕</translation>
    </message>
    <message>
        <source>forces sent</source>
        <translation>已调度</translation>
    </message>
    <message>
        <source>keep both</source>
        <translation>都保留</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>mentioned in it</source>
        <translation>记录中提到</translation>
    </message>
    <message>
        <source>merged</source>
        <translation>已并入</translation>
    </message>
    <message>
        <source>newer than this console</source>
        <translation>比本版本新，看不全</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无人</translation>
    </message>
    <message>
        <source>not verified</source>
        <translation>未核实</translation>
    </message>
    <message>
        <source>recorded as told, it stands</source>
        <translation>已如实记录，不撤销</translation>
    </message>
    <message>
        <source>the fact stays recorded either way</source>
        <translation>选哪一项，事实记录都保留</translation>
    </message>
    <message>
        <source>the hub has no such record</source>
        <translation>中心没有这条记录</translation>
    </message>
    <message>
        <source>the hub's holds</source>
        <translation>以中心为准</translation>
    </message>
    <message>
        <source>the oldest first</source>
        <translation>最早的在前</translation>
    </message>
    <message>
        <source>the seat's holds</source>
        <translation>以本机为准</translation>
    </message>
    <message>
        <source>told by {0} at {1} {2}</source>
        <translation>{0}·{1} {2} 报</translation>
    </message>
    <message>
        <source>verified: not true</source>
        <translation>不属实</translation>
    </message>
    <message>
        <source>verified: true</source>
        <translation>属实</translation>
    </message>
    <message>
        <source>{0} open; both accounts stay recorded whatever is decided</source>
        <translation>{0} 件待核对；无论怎么定，两边的记录都保留</translation>
    </message>
    <message>
        <source>{0}: {1}, {2} {3}</source>
        <translation>{0}：{1}·{2} {3}</translation>
    </message>
    <message>
        <source>{0}; saved here, hub has not answered</source>
        <translation>{0}；已存本机，待中心回执</translation>
    </message>
</context>
<context>
    <name>city_map</name>
    <message>
        <source>Age</source>
        <translation>多久</translation>
    </message>
    <message>
        <source>Alerts on the map, or off</source>
        <translation>图上显示或隐去告警与事件</translation>
    </message>
    <message>
        <source>Alerts, matters</source>
        <translation>告警与事件</translation>
    </message>
    <message>
        <source>Along the line, {0} to either side</source>
        <translation>沿线两侧各 {0}</translation>
    </message>
    <message>
        <source>An area has no other reach: draw it anew</source>
        <translation>圈定的范围没有远近可换，请重画</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>围合</translation>
    </message>
    <message>
        <source>Around</source>
        <translation>周边</translation>
    </message>
    <message>
        <source>Around: the next reach</source>
        <translation>周边换一个远近</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>画框</translation>
    </message>
    <message>
        <source>Bureau layers</source>
        <translation>部门图层</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>视频点位</translation>
    </message>
    <message>
        <source>Cameras around onto the wall</source>
        <translation>周边点位上墙</translation>
    </message>
    <message>
        <source>Cameras on the map, or off</source>
        <translation>图上显示或隐去视频点位</translation>
    </message>
    <message>
        <source>Choose a place on the map first</source>
        <translation>请先在图上选一处</translation>
    </message>
    <message>
        <source>Choose an alert, an order, a matter or a camera first</source>
        <translation>请先选中一条告警、工单、事件或一路点位</translation>
    </message>
    <message>
        <source>Choose the alert the forces are sent to</source>
        <translation>请先选中要调度力量的那条告警</translation>
    </message>
    <message>
        <source>Circle</source>
        <translation>画圆</translation>
    </message>
    <message>
        <source>Counted only: names and doors are masked here</source>
        <translation>只报数，不写姓名、门牌</translation>
    </message>
    <message>
        <source>Dangers and pipelines</source>
        <translation>危险源与管线</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>物联</translation>
    </message>
    <message>
        <source>Devices on the map, or off</source>
        <translation>图上显示或隐去物联</translation>
    </message>
    <message>
        <source>Dispatch</source>
        <translation>调度</translation>
    </message>
    <message>
        <source>Draw a box</source>
        <translation>图上画框选取</translation>
    </message>
    <message>
        <source>Draw a circle</source>
        <translation>图上画圆选取</translation>
    </message>
    <message>
        <source>Draw a line</source>
        <translation>图上画线选取</translation>
    </message>
    <message>
        <source>Draw an area</source>
        <translation>图上围合选取</translation>
    </message>
    <message>
        <source>Drill</source>
        <translation>演练</translation>
    </message>
    <message>
        <source>Forces</source>
        <translation>力量</translation>
    </message>
    <message>
        <source>Forces and goods</source>
        <translation>力量与物资</translation>
    </message>
    <message>
        <source>Forces on the map, or off</source>
        <translation>图上显示或隐去力量</translation>
    </message>
    <message>
        <source>Grid and offices, with phone</source>
        <translation>责任网格与单位电话</translation>
    </message>
    <message>
        <source>In the area</source>
        <translation>圈定范围内</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Layers of bureaus, all or none</source>
        <translation>部门图层全部显示或隐去</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>画线</translation>
    </message>
    <message>
        <source>Matter·{0}</source>
        <translation>事件·{0}</translation>
    </message>
    <message>
        <source>Next alert on the map</source>
        <translation>图上下一条告警</translation>
    </message>
    <message>
        <source>No bureau brings a layer to the map</source>
        <translation>没有部门图层可显示</translation>
    </message>
    <message>
        <source>No danger told of here</source>
        <translation>此处名录未记危险源</translation>
    </message>
    <message>
        <source>No open alert has a place</source>
        <translation>没有带坐标的未办结告警</translation>
    </message>
    <message>
        <source>No source of dangers yet</source>
        <translation>危险源尚无数据来源</translation>
    </message>
    <message>
        <source>No source of goods yet</source>
        <translation>物资尚无数据来源</translation>
    </message>
    <message>
        <source>No source of people who need care yet</source>
        <translation>重点人群尚无数据来源</translation>
    </message>
    <message>
        <source>No source of pipelines yet</source>
        <translation>管线尚无数据来源</translation>
    </message>
    <message>
        <source>Nobody has told where it is</source>
        <translation>没有它的位置</translation>
    </message>
    <message>
        <source>None here</source>
        <translation>此处没有</translation>
    </message>
    <message>
        <source>Nothing here has a place yet</source>
        <translation>还没有可以上图的内容</translation>
    </message>
    <message>
        <source>Open matters</source>
        <translation>未办结事项</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>热线与网格工单</translation>
    </message>
    <message>
        <source>Orders on the map, or off</source>
        <translation>图上显示或隐去工单</translation>
    </message>
    <message>
        <source>Order·{0}</source>
        <translation>工单·{0}</translation>
    </message>
    <message>
        <source>Patrol</source>
        <translation>轮巡</translation>
    </message>
    <message>
        <source>Patrol the cameras around</source>
        <translation>周边点位当场轮巡</translation>
    </message>
    <message>
        <source>People who need care</source>
        <translation>重点人群</translation>
    </message>
    <message>
        <source>Reach</source>
        <translation>远近</translation>
    </message>
    <message>
        <source>Select by hand</source>
        <translation>圈选</translation>
    </message>
    <message>
        <source>Send forces to it</source>
        <translation>向此处调度力量</translation>
    </message>
    <message>
        <source>The area drawn</source>
        <translation>围合的范围</translation>
    </message>
    <message>
        <source>The box drawn</source>
        <translation>画的框</translation>
    </message>
    <message>
        <source>The circle drawn</source>
        <translation>画的圆</translation>
    </message>
    <message>
        <source>The directory has none: no source yet</source>
        <translation>名录中没有，尚无数据来源</translation>
    </message>
    <message>
        <source>The first {0} are listed</source>
        <translation>只列最近 {0} 条</translation>
    </message>
    <message>
        <source>The line drawn</source>
        <translation>画的线</translation>
    </message>
    <message>
        <source>To the alert, order or camera</source>
        <translation>转到告警、工单或点位</translation>
    </message>
    <message>
        <source>Too many to be listed: take a smaller reach</source>
        <translation>点位过多不逐一列出，请取小一些</translation>
    </message>
    <message>
        <source>Towns, cameras and forces come with the hub's directory; alerts as they come</source>
        <translation>街镇、点位、力量随中心台账下发，告警来了即上图；请先连上中心并导入台账</translation>
    </message>
    <message>
        <source>Wall</source>
        <translation>上墙</translation>
    </message>
    <message>
        <source>What</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>What lies around the cross</source>
        <translation>所选或十字处的周边</translation>
    </message>
    <message>
        <source>Within {0}</source>
        <translation>周围 {0}内</translation>
    </message>
    <message>
        <source>as of {0}</source>
        <translation>截至 {0}</translation>
    </message>
    <message>
        <source>can be turned</source>
        <translation>可转动</translation>
    </message>
    <message>
        <source>first a corner</source>
        <translation>先定一角</translation>
    </message>
    <message>
        <source>first its middle</source>
        <translation>先定圆心</translation>
    </message>
    <message>
        <source>first where it begins</source>
        <translation>先定起点</translation>
    </message>
    <message>
        <source>give up</source>
        <translation>不画了</translation>
    </message>
    <message>
        <source>hall</source>
        <translation>城运中心</translation>
    </message>
    <message>
        <source>joint station</source>
        <translation>最近的联勤联动站</translation>
    </message>
    <message>
        <source>nearest grid</source>
        <translation>最近的网格</translation>
    </message>
    <message>
        <source>neighbourhood</source>
        <translation>最近的居村</translation>
    </message>
    <message>
        <source>no phone told</source>
        <translation>未登记电话</translation>
    </message>
    <message>
        <source>nobody told when it was there</source>
        <translation>位置时间不详</translation>
    </message>
    <message>
        <source>offline, says the platform</source>
        <translation>平台报离线</translation>
    </message>
    <message>
        <source>outside</source>
        <translation>范围外</translation>
    </message>
    <message>
        <source>radius {0}</source>
        <translation>半径 {0}</translation>
    </message>
    <message>
        <source>responsible grid</source>
        <translation>责任网格</translation>
    </message>
    <message>
        <source>restricted</source>
        <translation>限制调看</translation>
    </message>
    <message>
        <source>set a point; the same once more: done</source>
        <translation>定点，同一处再按一次画完</translation>
    </message>
    <message>
        <source>set the point</source>
        <translation>定点</translation>
    </message>
    <message>
        <source>take the last back</source>
        <translation>退回一点</translation>
    </message>
    <message>
        <source>then the corner opposite</source>
        <translation>再定对角</translation>
    </message>
    <message>
        <source>town</source>
        <translation>所属街镇</translation>
    </message>
    <message>
        <source>{0} corners</source>
        <translation>{0} 个角</translation>
    </message>
    <message>
        <source>{0} for {1}</source>
        <translation>{0}，为“{1}”</translation>
    </message>
    <message>
        <source>{0} more without permission</source>
        <translation>另有 {0} 路无权限</translation>
    </message>
    <message>
        <source>{0} older than {1} min</source>
        <translation>{0} 支位置超过 {1} 分钟</translation>
    </message>
    <message>
        <source>{0} out of date</source>
        <translation>{0} 项不是最新</translation>
    </message>
    <message>
        <source>{0} points, {1} long</source>
        <translation>{0} 个点，长 {1}</translation>
    </message>
    <message>
        <source>{0} still being read</source>
        <translation>还有 {0} 路在读取</translation>
    </message>
    <message>
        <source>{0} without coordinates</source>
        <translation>{0} 件无坐标</translation>
    </message>
    <message>
        <source>{0}, {1}</source>
        <translation>{0}，{1}</translation>
    </message>
</context>
<context>
    <name>clocks</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>1 working day</source>
        <translation>1 个工作日</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>全部类别</translation>
    </message>
    <message>
        <source>An export is under way</source>
        <translation>正在导出，请稍候</translation>
    </message>
    <message>
        <source>Another kind</source>
        <translation>换一类</translation>
    </message>
    <message>
        <source>Ask the crew</source>
        <translation>安全询问</translation>
    </message>
    <message>
        <source>Assessment of the last month</source>
        <translation>导出上月考核</translation>
    </message>
    <message>
        <source>Assessment of this month</source>
        <translation>导出本月考核</translation>
    </message>
    <message>
        <source>Assessment {0} to {1}</source>
        <translation>考核 {0} 至 {1}</translation>
    </message>
    <message>
        <source>At</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>At their posts</source>
        <translation>到岗</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>起算</translation>
    </message>
    <message>
        <source>By kind, or by time left</source>
        <translation>按类分组，或按剩余</translation>
    </message>
    <message>
        <source>Call towns</source>
        <translation>叫应</translation>
    </message>
    <message>
        <source>Caller contacted</source>
        <translation>先行联系</translation>
    </message>
    <message>
        <source>Caller contacted in time</source>
        <translation>先行联系率</translation>
    </message>
    <message>
        <source>Callers satisfied</source>
        <translation>满意率</translation>
    </message>
    <message>
        <source>Came</source>
        <translation>来件</translation>
    </message>
    <message>
        <source>Choose one: its basis and its course stand here</source>
        <translation>选中一项，这里显示依据和起算经过</translation>
    </message>
    <message>
        <source>Clock board</source>
        <translation>时限看板</translation>
    </message>
    <message>
        <source>Closed at the lowest tier</source>
        <translation>最低层级办结率</translation>
    </message>
    <message>
        <source>Closed in time</source>
        <translation>按期办结率</translation>
    </message>
    <message>
        <source>Counting: {0}</source>
        <translation>正在统计：{0}</translation>
    </message>
    <message>
        <source>Counts for it</source>
        <translation>计入</translation>
    </message>
    <message>
        <source>Dispatcher</source>
        <translation>派单人</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Done again</source>
        <translation>返工</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Final report</source>
        <translation>终报</translation>
    </message>
    <message>
        <source>First action</source>
        <translation>首次处置</translation>
    </message>
    <message>
        <source>First report</source>
        <translation>首报</translation>
    </message>
    <message>
        <source>First report by phone</source>
        <translation>电话首报</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>续报</translation>
    </message>
    <message>
        <source>Forecast ends</source>
        <translation>预警到期</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>查到什么</translation>
    </message>
    <message>
        <source>Fullest hour</source>
        <translation>最忙一小时</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>退单率</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>How it is counted</source>
        <translation>怎么算</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>批示</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>各项得分</translation>
    </message>
    <message>
        <source>Joint stations closed</source>
        <translation>联勤联动结案率</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Matter</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>No clock is chosen</source>
        <translation>没有选中时限</translation>
    </message>
    <message>
        <source>No clock runs</source>
        <translation>没有在走的时限</translation>
    </message>
    <message>
        <source>No report needed</source>
        <translation>无需上报</translation>
    </message>
    <message>
        <source>None of these</source>
        <translation>没有这样的时限</translation>
    </message>
    <message>
        <source>Not saved: {0}</source>
        <translation>没有存成：{0}</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>应计</translation>
    </message>
    <message>
        <source>Official number</source>
        <translation>统一编号</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>操作号</translation>
    </message>
    <message>
        <source>Order closed</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>Order signed</source>
        <translation>工单签收</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>件次</translation>
    </message>
    <message>
        <source>Orders a dispatcher and hour</source>
        <translation>人均派单（件/小时）</translation>
    </message>
    <message>
        <source>Orders that came from {0} to {1}: {2}. Made at {3}.</source>
        <translation>{0} 至 {1} 的来件 {2} 件，{3} 导出。</translation>
    </message>
    <message>
        <source>Other limit</source>
        <translation>其他时限</translation>
    </message>
    <message>
        <source>Others: {0}</source>
        <translation>其余：{0}</translation>
    </message>
    <message>
        <source>Overdue only, or all</source>
        <translation>只看超时，或全部</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>合格</translation>
    </message>
    <message>
        <source>Past orders: the newest {0} were read.</source>
        <translation>以往工单只读了最新 {0} 件。</translation>
    </message>
    <message>
        <source>Plan step</source>
        <translation>处置步骤</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>起算和依据</translation>
    </message>
    <message>
        <source>Really solved</source>
        <translation>实际解决率</translation>
    </message>
    <message>
        <source>Report sent</source>
        <translation>记报送</translation>
    </message>
    <message>
        <source>Sampled: {0} of {1} closed orders ({2}).</source>
        <translation>抽查：已结 {1} 件中抽查 {0} 件（{2}）。</translation>
    </message>
    <message>
        <source>Samples passed</source>
        <translation>抽查合格率</translation>
    </message>
    <message>
        <source>Saved: {0}</source>
        <translation>已存：{0}</translation>
    </message>
    <message>
        <source>Say who got it</source>
        <translation>请写明报给谁</translation>
    </message>
    <message>
        <source>Say why none is needed</source>
        <translation>请写明为什么无需上报</translation>
    </message>
    <message>
        <source>Shelf ends</source>
        <translation>搁置到期</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>签收</translation>
    </message>
    <message>
        <source>Signed in time</source>
        <translation>签收及时率</translation>
    </message>
    <message>
        <source>Situation report</source>
        <translation>情况汇总</translation>
    </message>
    <message>
        <source>Sorted by kind</source>
        <translation>按类排列</translation>
    </message>
    <message>
        <source>Sorted by time left</source>
        <translation>按剩余时间排列</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Supervised</source>
        <translation>督办</translation>
    </message>
    <message>
        <source>Take or give back</source>
        <translation>接或退</translation>
    </message>
    <message>
        <source>The mode asks for it no more</source>
        <translation>模式已变，不再要求汇总</translation>
    </message>
    <message>
        <source>They start when an alert, an order or a matter comes in</source>
        <translation>有告警、工单、突发事件，时限就开始走</translation>
    </message>
    <message>
        <source>This is no first report</source>
        <translation>光标所在不是首报</translation>
    </message>
    <message>
        <source>This is no report clock</source>
        <translation>光标所在不是报送时限</translation>
    </message>
    <message>
        <source>This seat has no link; what came later is missing.</source>
        <translation>本席断网，之后的来件不在内。</translation>
    </message>
    <message>
        <source>This seat has not yet fetched all past orders.</source>
        <translation>本席还没有取完以往的工单，可能不全。</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>Told again</source>
        <translation>重复率</translation>
    </message>
    <message>
        <source>Unchecked: no calendar was loaded for {0}.</source>
        <translation>未核：{0} 年的调休日历没有装载，工作日按周一至周五计。</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>承办单位</translation>
    </message>
    <message>
        <source>Unit answers</source>
        <translation>应答</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Void, joined and exempted orders are left out. Each figure has a list of the orders it counts; times.csv has every step.</source>
        <translation>作废、并入、准予剔除的不计。每项指标有一份清单，逐件写明计不计入；每一步的时间在“工单时间”。</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>缺什么</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>报了什么</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>Who got it (unit, name)</source>
        <translation>报给谁（单位、姓名）</translation>
    </message>
    <message>
        <source>Why, and who agreed</source>
        <translation>为什么，谁同意</translation>
    </message>
    <message>
        <source>Worked on again</source>
        <translation>返工率</translation>
    </message>
    <message>
        <source>Written down; it goes to the hub by itself</source>
        <translation>已记下，联网后自动报中心</translation>
    </message>
    <message>
        <source>Written report</source>
        <translation>书面首报</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>a unit asked to give it back, of those sent to a unit</source>
        <translation>承办单位申请过退单的，占派出的多少</translation>
    </message>
    <message>
        <source>closed before its limit, without the time it was parked and with granted delays</source>
        <translation>在办结时限内结案的占多少；挂账停表，准予延期加长；还没到时限的不计</translation>
    </message>
    <message>
        <source>closed by town, station or village, of those closed</source>
        <translation>街镇、站、居村办结或即知即改的，占已办结的多少</translation>
    </message>
    <message>
        <source>closed, of those handed down to a joint station</source>
        <translation>联勤联动站办结的，占派到站的多少</translation>
    </message>
    <message>
        <source>dispatchers.csv</source>
        <translation>派单人.csv</translation>
    </message>
    <message>
        <source>dispatches by the dispatchers of the period and its hours</source>
        <translation>期内派单件次，按派单人数和期内小时数平均</translation>
    </message>
    <message>
        <source>done again at least once, of those answered</source>
        <translation>返工过的，占反馈过的多少</translation>
    </message>
    <message>
        <source>end of the matter</source>
        <translation>处置结束</translation>
    </message>
    <message>
        <source>ends {0}</source>
        <translation>到期 {0}</translation>
    </message>
    <message>
        <source>figures.csv</source>
        <translation>指标.csv</translation>
    </message>
    <message>
        <source>found really solved by review or a call, of those that were asked about</source>
        <translation>核查或回访认定真正解决的，占问过的多少</translation>
    </message>
    <message>
        <source>goes on</source>
        <translation>继续走</translation>
    </message>
    <message>
        <source>hotline orders whose caller was contacted in time</source>
        <translation>12345 工单在先行联系时限内联系的占多少</translation>
    </message>
    <message>
        <source>joined to another, or the same matter at the same place within 30 days</source>
        <translation>并入他单的，或 30 天内同一地点同一事项又来的，占多少</translation>
    </message>
    <message>
        <source>longer by {0}: {1}</source>
        <translation>准予延期 {0}：{1}</translation>
    </message>
    <message>
        <source>no calendar was loaded for {0}</source>
        <translation>{0} 年调休未装载</translation>
    </message>
    <message>
        <source>no order of the period says anything to it</source>
        <translation>期内没有可计的工单</translation>
    </message>
    <message>
        <source>no record says which closed orders were sampled</source>
        <translation>没有抽查记录，不能算</translation>
    </message>
    <message>
        <source>no working day known</source>
        <translation>日历中没有工作日</translation>
    </message>
    <message>
        <source>not verified</source>
        <translation>未核实</translation>
    </message>
    <message>
        <source>opening of the matter</source>
        <translation>突发事件建立</translation>
    </message>
    <message>
        <source>orders-{0}.csv</source>
        <translation>清单-{0}.csv</translation>
    </message>
    <message>
        <source>overdue {0}</source>
        <translation>超时 {0}</translation>
    </message>
    <message>
        <source>parked</source>
        <translation>挂账</translation>
    </message>
    <message>
        <source>read-me.txt</source>
        <translation>说明.txt</translation>
    </message>
    <message>
        <source>sampled and passed, of those sampled</source>
        <translation>抽查合格的，占抽查的多少</translation>
    </message>
    <message>
        <source>samples.csv</source>
        <translation>抽查.csv</translation>
    </message>
    <message>
        <source>satisfied, of callers who said so either way</source>
        <translation>回访说满意的，占表过态的多少</translation>
    </message>
    <message>
        <source>signed before the limit of each dispatch; those whose limit still runs are not counted</source>
        <translation>每次派遣都在签收时限内签收的占多少；还没到时限的不计</translation>
    </message>
    <message>
        <source>standing still</source>
        <translation>停表</translation>
    </message>
    <message>
        <source>started {0}: {1}, {2}</source>
        <translation>起算 {0}：{1}，{2}</translation>
    </message>
    <message>
        <source>stopped: {0}</source>
        <translation>停表：{0}</translation>
    </message>
    <message>
        <source>the instruction</source>
        <translation>批示</translation>
    </message>
    <message>
        <source>the last follow-up</source>
        <translation>上次续报</translation>
    </message>
    <message>
        <source>the report by phone</source>
        <translation>电话首报</translation>
    </message>
    <message>
        <source>the written report</source>
        <translation>书面首报</translation>
    </message>
    <message>
        <source>times.csv</source>
        <translation>工单时间.csv</translation>
    </message>
    <message>
        <source>unchecked</source>
        <translation>未核</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation>{0}（{1}）</translation>
    </message>
    <message>
        <source>{0} another kind, {1} all of them</source>
        <translation>按 {0} 换一类，按 {1} 看全部</translation>
    </message>
    <message>
        <source>{0} clocks, {1} overdue</source>
        <translation>共 {0} 项，超时 {1}</translation>
    </message>
    <message>
        <source>{0} clocks, {1} overdue, the first {2} listed</source>
        <translation>共 {0} 项，超时 {1}，列出最前 {2} 项</translation>
    </message>
    <message>
        <source>{0} d {1} h</source>
        <translation>{0} 天 {1} 小时</translation>
    </message>
    <message>
        <source>{0} exported, SHA-256 {1}</source>
        <translation>已导出“{0}”，SHA-256 {1}</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} 分钟</translation>
    </message>
    <message>
        <source>{0} not there</source>
        <translation>{0} 个未到岗</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} 秒</translation>
    </message>
    <message>
        <source>{0} towns</source>
        <translation>{0} 街镇</translation>
    </message>
    <message>
        <source>{0} working days</source>
        <translation>{0} 个工作日</translation>
    </message>
    <message>
        <source>{0} working hours</source>
        <translation>{0} 个工作小时</translation>
    </message>
    <message>
        <source>{0} {1}</source>
        <translation>{0} {1}</translation>
    </message>
    <message>
        <source>{0} {1} ({2} overdue)</source>
        <translation>{0} {1}（超时 {2}）</translation>
    </message>
    <message>
        <source>{0}, overdue {1}</source>
        <translation>{0}，已超 {1}</translation>
    </message>
    <message>
        <source>{0}, unchecked</source>
        <translation>{0} 未核</translation>
    </message>
    <message>
        <source>{0}, {1} left</source>
        <translation>{0}，剩 {1}</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
</context>
<context>
    <name>commands</name>
    <message>
        <source>110: give it back</source>
        <translation>110 退回</translation>
    </message>
    <message>
        <source>110: take it</source>
        <translation>110 接单</translation>
    </message>
    <message>
        <source>110: three-way call</source>
        <translation>三方通话</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>电话回告：已接令</translation>
    </message>
    <message>
        <source>All are safe</source>
        <translation>安全询问：平安</translation>
    </message>
    <message>
        <source>Ask the shift leader to reassign</source>
        <translation>请值班长改派</translation>
    </message>
    <message>
        <source>Asked, no answer</source>
        <translation>安全询问：未应答</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>恢复显示</translation>
    </message>
    <message>
        <source>Call the towns</source>
        <translation>叫应街镇：下一个</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>Do again</source>
        <translation>再办</translation>
    </message>
    <message>
        <source>En route</source>
        <translation>电话回告：已出动</translation>
    </message>
    <message>
        <source>Keep as draft</source>
        <translation>存草稿</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>都保留</translation>
    </message>
    <message>
        <source>Keep the hub's</source>
        <translation>以中心为准</translation>
    </message>
    <message>
        <source>Keep the seat's</source>
        <translation>以本机为准</translation>
    </message>
    <message>
        <source>Last stage was wrong</source>
        <translation>上一步记错，撤回</translation>
    </message>
    <message>
        <source>Layers of the map off, or on again</source>
        <translation>关闭图层，或重新打开</translation>
    </message>
    <message>
        <source>Mark the town, or tick the step that is due</source>
        <translation>叫应标记此街镇，或勾选待办步骤</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>并入</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>未接通</translation>
    </message>
    <message>
        <source>Not true</source>
        <translation>不属实</translation>
    </message>
    <message>
        <source>Noted</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>On scene</source>
        <translation>电话回告：已到场</translation>
    </message>
    <message>
        <source>Open the file of the log line</source>
        <translation>打开这条日志的附件</translation>
    </message>
    <message>
        <source>Order that revokes</source>
        <translation>撤销指令</translation>
    </message>
    <message>
        <source>Phoned</source>
        <translation>已打电话</translation>
    </message>
    <message>
        <source>Photos of the unit</source>
        <translation>现场照片</translation>
    </message>
    <message>
        <source>Play faster</source>
        <translation>加快</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>播放或暂停</translation>
    </message>
    <message>
        <source>Play slower</source>
        <translation>放慢</translation>
    </message>
    <message>
        <source>Point on the small map</source>
        <translation>小地图定点</translation>
    </message>
    <message>
        <source>Print slip</source>
        <translation>打印单据</translation>
    </message>
    <message>
        <source>Put a file into the log</source>
        <translation>日志附文件</translation>
    </message>
    <message>
        <source>Receipt code</source>
        <translation>回执码</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Register a call</source>
        <translation>接报登记</translation>
    </message>
    <message>
        <source>Register and send forces</source>
        <translation>登记并调度</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>电话回告：已归队</translation>
    </message>
    <message>
        <source>Response suggested</source>
        <translation>预案对应响应（由人决定）</translation>
    </message>
    <message>
        <source>Send forces</source>
        <translation>调度</translation>
    </message>
    <message>
        <source>Send order</source>
        <translation>派单</translation>
    </message>
    <message>
        <source>Send order now</source>
        <translation>下达指令</translation>
    </message>
    <message>
        <source>Shelve</source>
        <translation>搁置</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>签收</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Take merging back</source>
        <translation>撤回并入</translation>
    </message>
    <message>
        <source>Take on</source>
        <translation>认领</translation>
    </message>
    <message>
        <source>Take order back</source>
        <translation>撤销下达</translation>
    </message>
    <message>
        <source>Take signing back</source>
        <translation>撤回签收</translation>
    </message>
    <message>
        <source>They need help</source>
        <translation>安全询问：需支援</translation>
    </message>
    <message>
        <source>To a time</source>
        <translation>跳到某一时刻</translation>
    </message>
    <message>
        <source>To be checked by a person</source>
        <translation>需人工核对</translation>
    </message>
    <message>
        <source>To send and refused</source>
        <translation>待发送与待处理</translation>
    </message>
    <message>
        <source>To the act before</source>
        <translation>跳到上一办理</translation>
    </message>
    <message>
        <source>To the next act</source>
        <translation>跳到下一办理</translation>
    </message>
    <message>
        <source>To the next red alert</source>
        <translation>跳到下一红色告警</translation>
    </message>
    <message>
        <source>Town before</source>
        <translation>叫应街镇：上一个</translation>
    </message>
    <message>
        <source>True</source>
        <translation>属实</translation>
    </message>
    <message>
        <source>Turn to the next contact</source>
        <translation>立即转下一联系人</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>电话回告：处置中</translation>
    </message>
    <message>
        <source>Write a log line</source>
        <translation>记一条日志</translation>
    </message>
</context>
<context>
    <name>cover</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Leave it covered</source>
        <translation>保持遮挡</translation>
    </message>
    <message>
        <source>Not uncovered: {0}</source>
        <translation>未解除遮挡：{0}</translation>
    </message>
    <message>
        <source>Nothing of this picture is covered</source>
        <translation>此画面没有隐私遮挡</translation>
    </message>
    <message>
        <source>Only who leads the shift may uncover it: call the shift leader</source>
        <translation>解除遮挡须值班长，请找值班长办理</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>The watermark stays; start and end go into the duty log</source>
        <translation>水印保留；解除和恢复都记入值班日志，到时自动恢复</translation>
    </message>
    <message>
        <source>Uncover</source>
        <translation>解除遮挡</translation>
    </message>
    <message>
        <source>Uncover the picture</source>
        <translation>解除隐私遮挡</translation>
    </message>
    <message>
        <source>Uncovered {0}</source>
        <translation>遮挡已解除 {0}</translation>
    </message>
    <message>
        <source>Write the reason first</source>
        <translation>请先写原因</translation>
    </message>
    <message>
        <source>covered again by hand</source>
        <translation>已恢复遮挡</translation>
    </message>
    <message>
        <source>covered again, another person sits here</source>
        <translation>换人值守，已恢复遮挡</translation>
    </message>
    <message>
        <source>covered again, the seat is locked</source>
        <translation>本席已锁定，已恢复遮挡</translation>
    </message>
    <message>
        <source>covered again, the time is over</source>
        <translation>到时，已自动恢复遮挡</translation>
    </message>
    <message>
        <source>what has to be seen, for which matter</source>
        <translation>要看清什么、为哪件事</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} 分钟</translation>
    </message>
    <message>
        <source>{0}: covered are {1}</source>
        <translation>{0}：遮挡 {1}</translation>
    </message>
    <message>
        <source>{0}: uncovered for {1} min</source>
        <translation>{0}：遮挡解除 {1} 分钟</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
</context>
<context>
    <name>deploy</name>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>接令</translation>
    </message>
    <message>
        <source>All are safe: {0}</source>
        <translation>已记安全询问，平安：{0}</translation>
    </message>
    <message>
        <source>All units of that order are back or called back</source>
        <translation>该指令的单位均已归队或已撤销</translation>
    </message>
    <message>
        <source>An order that revokes is not revoked: send a new order</source>
        <translation>撤销指令不再撤销，需要时另下指令</translation>
    </message>
    <message>
        <source>Ask whether all are safe: {0}</source>
        <translation>安全询问：{0}</translation>
    </message>
    <message>
        <source>Asked, no answer: {0}</source>
        <translation>已记安全询问，未应答：{0}</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>归队</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Batch {0}</source>
        <translation>第 {0} 批</translation>
    </message>
    <message>
        <source>Batch {0}·suggested</source>
        <translation>第 {0} 批·建议</translation>
    </message>
    <message>
        <source>Careful</source>
        <translation>留意</translation>
    </message>
    <message>
        <source>Choose an alert on the duty page and press {0}</source>
        <translation>在值守页选中告警，按 {0} 开始调度</translation>
    </message>
    <message>
        <source>Choose forces</source>
        <translation>选力量</translation>
    </message>
    <message>
        <source>Choose it</source>
        <translation>选中</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Distance·arrival</source>
        <translation>距离·到场</translation>
    </message>
    <message>
        <source>First order after</source>
        <translation>首批下达用时</translation>
    </message>
    <message>
        <source>For 5 s it can be taken back; later only an order that revokes it</source>
        <translation>下达后 5 秒内可撤销，此后只能补发撤销指令</translation>
    </message>
    <message>
        <source>For one phone, until {0}; what the crew presses there is written down</source>
        <translation>限一部手机使用，{0} 前有效；队伍所按即为回执</translation>
    </message>
    <message>
        <source>Force</source>
        <translation>力量</translation>
    </message>
    <message>
        <source>Forces</source>
        <translation>力量</translation>
    </message>
    <message>
        <source>Forces go to the point on the map; distances follow it</source>
        <translation>集结点已定在图上位置，距离和到场时间随之重算</translation>
    </message>
    <message>
        <source>Handling card</source>
        <translation>处置卡</translation>
    </message>
    <message>
        <source>Hold for 1 s: revoke</source>
        <translation>长按 1 秒下达撤销指令</translation>
    </message>
    <message>
        <source>Hold for 1 s: revoked by phone</source>
        <translation>长按 1 秒记为电话已撤销</translation>
    </message>
    <message>
        <source>Hold for 1 s: send batch {0}</source>
        <translation>长按 1 秒下达第 {0} 批</translation>
    </message>
    <message>
        <source>Hold for 1 s: sent by phone</source>
        <translation>长按 1 秒记为电话已调派</translation>
    </message>
    <message>
        <source>It has left; send an order that revokes it</source>
        <translation>指令已发出；请补发撤销指令</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>定类</translation>
    </message>
    <message>
        <source>Lacking: {0}</source>
        <translation>缺：{0}</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>定级</translation>
    </message>
    <message>
        <source>Matter</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Name, pinyin</source>
        <translation>名称、拼音</translation>
    </message>
    <message>
        <source>No matter is chosen</source>
        <translation>尚未选定事项</translation>
    </message>
    <message>
        <source>No receipt page: the hub knows no address phones reach, or has not answered</source>
        <translation>没有回执页：中心未设手机可达的网址，或尚未回执；请电话联系</translation>
    </message>
    <message>
        <source>No reply</source>
        <translation>未接通</translation>
    </message>
    <message>
        <source>No unit has been sent yet</source>
        <translation>尚未下达任何单位</translation>
    </message>
    <message>
        <source>No unit is silent that has a next contact</source>
        <translation>没有未应答、且有下一联系人的力量</translation>
    </message>
    <message>
        <source>Nobody brings a layer to the map</source>
        <translation>没有插件图层可显示</translation>
    </message>
    <message>
        <source>Not reached: {0}</source>
        <translation>已记未接通：{0}</translation>
    </message>
    <message>
        <source>Nothing can be taken back; send an order that revokes it</source>
        <translation>已无可撤销的指令；请补发撤销指令</translation>
    </message>
    <message>
        <source>Nothing has left yet: {0} takes the order back</source>
        <translation>尚未发出，按 {0} 撤回即可</translation>
    </message>
    <message>
        <source>Nothing was entered for this unit yet</source>
        <translation>这支力量还没记过进展</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现状</translation>
    </message>
    <message>
        <source>On site</source>
        <translation>到场</translation>
    </message>
    <message>
        <source>Order and track</source>
        <translation>下达与跟踪</translation>
    </message>
    <message>
        <source>Order text</source>
        <translation>指令内容</translation>
    </message>
    <message>
        <source>Order that revokes</source>
        <translation>撤销指令</translation>
    </message>
    <message>
        <source>Order {0} is revoked: {1}. Stop where you are and report.</source>
        <translation>撤销 {0} 号指令：{1}。请停止前往，原地待命并回告。</translation>
    </message>
    <message>
        <source>Order {0} sent</source>
        <translation>指令 {0} 已下达</translation>
    </message>
    <message>
        <source>Order {0} taken back, nothing has left</source>
        <translation>指令 {0} 已撤销，未曾发出</translation>
    </message>
    <message>
        <source>Order {0}: {1}; {2} opens it</source>
        <translation>指令 {0}：{1}，按 {2} 查看</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>备选</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>出动</translation>
    </message>
    <message>
        <source>Past</source>
        <translation>近似工单</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Phone list</source>
        <translation>电话调派单</translation>
    </message>
    <message>
        <source>Phoned</source>
        <translation>已打</translation>
    </message>
    <message>
        <source>Phoned: {0}</source>
        <translation>已记电话已打：{0}</translation>
    </message>
    <message>
        <source>Pick</source>
        <translation>选</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>定位</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>位置时效</translation>
    </message>
    <message>
        <source>Prepared by rule</source>
        <translation>规则备好</translation>
    </message>
    <message>
        <source>Print slip</source>
        <translation>打印单据</translation>
    </message>
    <message>
        <source>Receipt code</source>
        <translation>回执码</translation>
    </message>
    <message>
        <source>Receipt page</source>
        <translation>回执页</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>接收单位</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>接收单位</translation>
    </message>
    <message>
        <source>Recorded as revoked by phone: {0}</source>
        <translation>已记电话撤销：{0}</translation>
    </message>
    <message>
        <source>Recorded as sent by phone: {0}</source>
        <translation>已记电话调派：{0}</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>撤销指令</translation>
    </message>
    <message>
        <source>Revokes {0}</source>
        <translation>撤销指令·原 {0}</translation>
    </message>
    <message>
        <source>SMS</source>
        <translation>短信</translation>
    </message>
    <message>
        <source>Safe</source>
        <translation>平安</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>下达</translation>
    </message>
    <message>
        <source>Send {0} units: {1}</source>
        <translation>一次调派 {0} 支力量：{1}</translation>
    </message>
    <message>
        <source>Shown here</source>
        <translation>本页内容</translation>
    </message>
    <message>
        <source>Switch now</source>
        <translation>立即转</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Taken back: {0}</source>
        <translation>已撤回误记：{0}</translation>
    </message>
    <message>
        <source>The link is cut: phone the units, then hold; it is recorded as a fact</source>
        <translation>断网值守：先打电话，再长按记录；记录为既成事实，联网后补报</translation>
    </message>
    <message>
        <source>The map knows no place yet: there is no point to begin from</source>
        <translation>地点还没有坐标，小地图上无从定点</translation>
    </message>
    <message>
        <source>The order text has 1 to {0} characters</source>
        <translation>指令内容须为 1 至 {0} 字</translation>
    </message>
    <message>
        <source>The order text you had changed is here again</source>
        <translation>已接上改过的指令文字</translation>
    </message>
    <message>
        <source>The shift leader is asked to reassign: {0}</source>
        <translation>已请值班长改派：{0}</translation>
    </message>
    <message>
        <source>The shift leader was asked already</source>
        <translation>已请值班长改派，还没答复</translation>
    </message>
    <message>
        <source>The unit has sent no photo</source>
        <translation>该单位没有发来照片</translation>
    </message>
    <message>
        <source>They need help: {0}</source>
        <translation>已记安全询问，需支援：{0}</translation>
    </message>
    <message>
        <source>Tick forces first</source>
        <translation>先勾选力量</translation>
    </message>
    <message>
        <source>Told by phone: {0}</source>
        <translation>已记电话回告：{0}</translation>
    </message>
    <message>
        <source>Told by phone·</source>
        <translation>电话回告·</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>跟踪</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Units are followed here once an order is sent</source>
        <translation>下达后在这里跟踪各支力量</translation>
    </message>
    <message>
        <source>What</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>What the caller said</source>
        <translation>来电原话</translation>
    </message>
    <message>
        <source>What the source said</source>
        <translation>来源原文</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>推荐理由</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>处置</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>已接令</translation>
    </message>
    <message>
        <source>as told by phone</source>
        <translation>据电话回告</translation>
    </message>
    <message>
        <source>ask the shift leader</source>
        <translation>请值班长改派</translation>
    </message>
    <message>
        <source>asked next {0}</source>
        <translation>下次询问 {0}</translation>
    </message>
    <message>
        <source>at rest</source>
        <translation>休整中</translation>
    </message>
    <message>
        <source>at rest until {0}</source>
        <translation>休整至 {0}</translation>
    </message>
    <message>
        <source>awaited</source>
        <translation>待应答</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>处置中</translation>
    </message>
    <message>
        <source>by arrival</source>
        <translation>按预计到场</translation>
    </message>
    <message>
        <source>by phone {0}</source>
        <translation>电话已调派 {0}</translation>
    </message>
    <message>
        <source>call</source>
        <translation>来电</translation>
    </message>
    <message>
        <source>called back</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>can be taken back for {0} s</source>
        <translation>{0} 秒内可撤销</translation>
    </message>
    <message>
        <source>due in {0}</source>
        <translation>{0} 后到时</translation>
    </message>
    <message>
        <source>forces sent</source>
        <translation>处置中·力量已下达</translation>
    </message>
    <message>
        <source>gone out</source>
        <translation>已发</translation>
    </message>
    <message>
        <source>held back, nothing has left</source>
        <translation>暂扣，未发出</translation>
    </message>
    <message>
        <source>issued</source>
        <translation>已下达</translation>
    </message>
    <message>
        <source>named by the rule</source>
        <translation>规则指定</translation>
    </message>
    <message>
        <source>nearest of {0}</source>
        <translation>{0}中最近</translation>
    </message>
    <message>
        <source>next contact of {0}</source>
        <translation>{0}未应答时的下一联系人</translation>
    </message>
    <message>
        <source>no answer at {0}, overdue for {1}</source>
        <translation>{0} 未应答，已超 {1}</translation>
    </message>
    <message>
        <source>no crew on duty</source>
        <translation>无人在岗</translation>
    </message>
    <message>
        <source>no reply {0}</source>
        <translation>未应答 {0}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无位置</translation>
    </message>
    <message>
        <source>none for this kind</source>
        <translation>此类尚无处置卡</translation>
    </message>
    <message>
        <source>none is known</source>
        <translation>无此类力量</translation>
    </message>
    <message>
        <source>none of this sort is known</source>
        <translation>全区未登记此类力量</translation>
    </message>
    <message>
        <source>not called</source>
        <translation>未打电话</translation>
    </message>
    <message>
        <source>not opened</source>
        <translation>未打开</translation>
    </message>
    <message>
        <source>not phoned</source>
        <translation>未打</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>未接通</translation>
    </message>
    <message>
        <source>not reached ×{0}</source>
        <translation>未接通 ×{0}</translation>
    </message>
    <message>
        <source>nothing sent yet</source>
        <translation>尚未下达</translation>
    </message>
    <message>
        <source>on another matter</source>
        <translation>处置中</translation>
    </message>
    <message>
        <source>order not yet at the hub</source>
        <translation>处置中·指令待中心回执</translation>
    </message>
    <message>
        <source>order, batch {0}</source>
        <translation>第 {0} 批指令</translation>
    </message>
    <message>
        <source>outside the radius</source>
        <translation>超出调派半径</translation>
    </message>
    <message>
        <source>overdue for {0}</source>
        <translation>已超 {0}</translation>
    </message>
    <message>
        <source>overdue; next contact {0}</source>
        <translation>已超时，转{0}</translation>
    </message>
    <message>
        <source>own town</source>
        <translation>属地</translation>
    </message>
    <message>
        <source>phoned</source>
        <translation>已打</translation>
    </message>
    <message>
        <source>photos {0}</source>
        <translation>照片 {0}</translation>
    </message>
    <message>
        <source>place unknown</source>
        <translation>地点待核</translation>
    </message>
    <message>
        <source>position of {0} ago</source>
        <translation>位置为 {0}前，未自动勾选</translation>
    </message>
    <message>
        <source>position out of date, distance as last known</source>
        <translation>位置超时，距离按末次位置计</translation>
    </message>
    <message>
        <source>position too old</source>
        <translation>位置超时</translation>
    </message>
    <message>
        <source>radio</source>
        <translation>对讲</translation>
    </message>
    <message>
        <source>reached</source>
        <translation>已达</translation>
    </message>
    <message>
        <source>read</source>
        <translation>已读</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>待命</translation>
    </message>
    <message>
        <source>revoked·{0}</source>
        <translation>撤销·{0}</translation>
    </message>
    <message>
        <source>revokes {0}; Esc leaves it</source>
        <translation>原指令 {0}，Esc 不撤</translation>
    </message>
    <message>
        <source>saved here only</source>
        <translation>已存本机，待回执</translation>
    </message>
    <message>
        <source>saved here, hub has not answered</source>
        <translation>已存本机，待回执</translation>
    </message>
    <message>
        <source>sent {0}</source>
        <translation>已下达 {0}</translation>
    </message>
    <message>
        <source>system orders wait for the link</source>
        <translation>系统派单待联网</translation>
    </message>
    <message>
        <source>s·target {0} s</source>
        <translation>秒·目标 {0} 秒内</translation>
    </message>
    <message>
        <source>take back</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>target: first order within {0} s</source>
        <translation>首批下达目标 {0} 秒内</translation>
    </message>
    <message>
        <source>the dictionary names {0}</source>
        <translation>字典写的是{0}</translation>
    </message>
    <message>
        <source>the hub will refuse it</source>
        <translation>中心会拒绝</translation>
    </message>
    <message>
        <source>the nearest, {0} {1}, is on another matter</source>
        <translation>最近一支 {0} {1}，处置中</translation>
    </message>
    <message>
        <source>the nearest, {0} {1}: {2}</source>
        <translation>最近一支{0} {1}，{2}</translation>
    </message>
    <message>
        <source>the nearest, {0}, is on another matter</source>
        <translation>最近一支 {0}，处置中</translation>
    </message>
    <message>
        <source>the nearest, {0}: {1}</source>
        <translation>最近一支{0}，{1}</translation>
    </message>
    <message>
        <source>then {0} in {1}</source>
        <translation>{1} 后转{0}</translation>
    </message>
    <message>
        <source>tick with Space</source>
        <translation>按空格勾选</translation>
    </message>
    <message>
        <source>to be on scene within {0} min</source>
        <translation>{0} 分钟内到场</translation>
    </message>
    <message>
        <source>to be phoned</source>
        <translation>待打</translation>
    </message>
    <message>
        <source>to be sent</source>
        <translation>待发</translation>
    </message>
    <message>
        <source>to be sent {0}</source>
        <translation>待发 {0}</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>不详</translation>
    </message>
    <message>
        <source>voice</source>
        <translation>语音</translation>
    </message>
    <message>
        <source>went to {0} of {1} such</source>
        <translation>此类 {1} 次去过 {0} 次</translation>
    </message>
    <message>
        <source>will be refused</source>
        <translation>会被拒绝</translation>
    </message>
    <message>
        <source>{0} ago</source>
        <translation>{0}前</translation>
    </message>
    <message>
        <source>{0} by phone, recorded</source>
        <translation>{0} 电话调派已记录</translation>
    </message>
    <message>
        <source>{0} h</source>
        <translation>{0} 时</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} 分</translation>
    </message>
    <message>
        <source>{0} more from {1}, search by name</source>
        <translation>其余 {0} 支·最近 {1}，输入名称查找</translation>
    </message>
    <message>
        <source>{0} more, search by name</source>
        <translation>另有 {0} 支，输入名称查找</translation>
    </message>
    <message>
        <source>{0} of {1} characters</source>
        <translation>{0} / {1} 字</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} 秒</translation>
    </message>
    <message>
        <source>{0} sent</source>
        <translation>{0} 下达</translation>
    </message>
    <message>
        <source>{0} takes it back, {1} s left</source>
        <translation>按 {0} 撤销，还剩 {1} 秒</translation>
    </message>
    <message>
        <source>{0} ticked</source>
        <translation>已勾选 {0}</translation>
    </message>
    <message>
        <source>{0} units</source>
        <translation>{0} 个单位</translation>
    </message>
    <message>
        <source>{0} {1} {2}</source>
        <translation>{0} {1} {2}</translation>
    </message>
    <message>
        <source>{0} {1}: {2} ({3})</source>
        <translation>{0} {1}：{2}（{3}）</translation>
    </message>
    <message>
        <source>{0}: answer awaited</source>
        <translation>{0}待应答</translation>
    </message>
    <message>
        <source>{0}: no reply for {1}</source>
        <translation>{0}未应答 {1}</translation>
    </message>
    <message>
        <source>{0}·no such unit: {1}</source>
        <translation>{0}·没有登记的力量：{1}</translation>
    </message>
    <message>
        <source>{0}·revoked</source>
        <translation>{0}·撤销</translation>
    </message>
    <message>
        <source>{place}: {title}. Go there and report.</source>
        <translation>{place}：{title}。请即赴现场处置，到场回告。</translation>
    </message>
</context>
<context>
    <name>devices</name>
    <message>
        <source>Device</source>
        <translation>点位</translation>
    </message>
    <message>
        <source>Devices that err often</source>
        <translation>误报较多的设备</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>识别</translation>
    </message>
    <message>
        <source>It has left; take it back on the orders page</source>
        <translation>已发出；在工单页作废或退回</translation>
    </message>
    <message>
        <source>Its newest alert is no longer listed</source>
        <translation>最近一条已不在列表</translation>
    </message>
    <message>
        <source>Mostly</source>
        <translation>多为</translation>
    </message>
    <message>
        <source>No device errs often</source>
        <translation>没有误报较多的设备</translation>
    </message>
    <message>
        <source>No request that could be taken back</source>
        <translation>没有可撤回的报修</translation>
    </message>
    <message>
        <source>No unit is known: the request is in the duty log and on the clipboard</source>
        <translation>不知道派给谁：报修申请已记入日志并已复制</translation>
    </message>
    <message>
        <source>Not done: {0}</source>
        <translation>未能办理：{0}</translation>
    </message>
    <message>
        <source>Not true</source>
        <translation>不属实</translation>
    </message>
    <message>
        <source>Of judged</source>
        <translation>占已核实</translation>
    </message>
    <message>
        <source>Order a repair</source>
        <translation>报修派工单</translation>
    </message>
    <message>
        <source>Show its newest alert</source>
        <translation>看最近一条</translation>
    </message>
    <message>
        <source>Take the repair order back</source>
        <translation>撤回报修</translation>
    </message>
    <message>
        <source>Taken back, nothing was sent</source>
        <translation>已撤回，未发出</translation>
    </message>
    <message>
        <source>True</source>
        <translation>属实</translation>
    </message>
    <message>
        <source>Work order to {0}</source>
        <translation>已派工单给 {0}</translation>
    </message>
    <message>
        <source>Work order {0} of this device is still open</source>
        <translation>该点位的工单 {0} 还没办结</translation>
    </message>
    <message>
        <source>take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>{0} days, judged {1} times or more, {2} or more not true</source>
        <translation>近 {0} 天，核实 {1} 次以上，不属实占 {2} 以上</translation>
    </message>
</context>
<context>
    <name>dictionary</name>
    <message>
        <source>All of it holds at once; what held before can be had back</source>
        <translation>整版一次生效；之前的一版可以退回</translation>
    </message>
    <message>
        <source>Area rule</source>
        <translation>派单规则</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>处置卡</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>网格代码</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>定义</translation>
    </message>
    <message>
        <source>Dictionary loaded by {0}: {1} entries changed</source>
        <translation>{0} 装载派单字典，改动 {1} 条</translation>
    </message>
    <message>
        <source>Dictionary proposed by {0}: {1} entries change; nothing of it holds yet</source>
        <translation>{0} 公示字典改动 {1} 条，尚未生效，待审核</translation>
    </message>
    <message>
        <source>Dispatch dictionary</source>
        <translation>派单字典</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>字典条目</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>办结佐证</translation>
    </message>
    <message>
        <source>Forces</source>
        <translation>力量</translation>
    </message>
    <message>
        <source>From</source>
        <translation>生效日期</translation>
    </message>
    <message>
        <source>From → to</source>
        <translation>原来 → 现在</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Handbook</source>
        <translation>手册</translation>
    </message>
    <message>
        <source>Hanzi, pinyin, initials, synonym, code</source>
        <translation>汉字、拼音、首字母、俗称、代码</translation>
    </message>
    <message>
        <source>Helping</source>
        <translation>协办</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>有效期</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>主办</translation>
    </message>
    <message>
        <source>Lead and limit</source>
        <translation>主办·时限</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Looking through past orders…</source>
        <translation>正在查近似工单…</translation>
    </message>
    <message>
        <source>Major</source>
        <translation>大类</translation>
    </message>
    <message>
        <source>Matter</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Minor</source>
        <translation>小类</translation>
    </message>
    <message>
        <source>Mostly: {0}</source>
        <translation>多由 {0} 承办</translation>
    </message>
    <message>
        <source>No entry is called or sounds like that</source>
        <translation>字典里没有这一条；换个说法，或只打首字母</translation>
    </message>
    <message>
        <source>No past order reads like this; {0} were looked through</source>
        <translation>没有近似工单（已查 {0} 件）</translation>
    </message>
    <message>
        <source>Not in force: {0}</source>
        <translation>未能生效：{0}</translation>
    </message>
    <message>
        <source>Nothing was changed</source>
        <translation>没有改动</translation>
    </message>
    <message>
        <source>On scene within</source>
        <translation>到场时限</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Order text</source>
        <translation>指令模板</translation>
    </message>
    <message>
        <source>Orders like it</source>
        <translation>近似工单</translation>
    </message>
    <message>
        <source>Put dictionary {0} in force: {1} entries change</source>
        <translation>派单字典 {0} 生效：改动 {1} 条</translation>
    </message>
    <message>
        <source>Put in force; it holds once the hub has answered</source>
        <translation>已办理生效，中心答复后执行</translation>
    </message>
    <message>
        <source>Put the proposal in force</source>
        <translation>公示的字典生效</translation>
    </message>
    <message>
        <source>Read what is proposed first</source>
        <translation>先打开派单字典改动，看完公示的一版</translation>
    </message>
    <message>
        <source>Returns</source>
        <translation>准予退单</translation>
    </message>
    <message>
        <source>Same as</source>
        <translation>等同于</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Synonyms</source>
        <translation>同义词</translation>
    </message>
    <message>
        <source>The shift leader puts a dictionary in force</source>
        <translation>派单字典生效由值班长办理</translation>
    </message>
    <message>
        <source>Took it</source>
        <translation>承办</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>失效日期</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>紧急程度</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>What</source>
        <translation>改动</translation>
    </message>
    <message>
        <source>What the dictionary changes</source>
        <translation>字典改动</translation>
    </message>
    <message>
        <source>Who gave it back, and why</source>
        <translation>谁退过单、为什么</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>关键词</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>critical</source>
        <translation>特急</translation>
    </message>
    <message>
        <source>gave {0} of {1} alike back: {2}</source>
        <translation>近似 {1} 件中退单 {0} 件：{2}</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>现行</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>no reason is allowed</source>
        <translation>字典未列事由</translation>
    </message>
    <message>
        <source>no reason told</source>
        <translation>未写原因</translation>
    </message>
    <message>
        <source>no version was loaded yet</source>
        <translation>还没有装载过字典</translation>
    </message>
    <message>
        <source>nobody is named</source>
        <translation>未写主办单位</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>尚无</translation>
    </message>
    <message>
        <source>on scene within {0} min</source>
        <translation>到场 {0} 分钟</translation>
    </message>
    <message>
        <source>proposed, does not hold yet</source>
        <translation>公示中，尚未生效</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>未记单位</translation>
    </message>
    <message>
        <source>the area first, then the owner</source>
        <translation>先属地后权属</translation>
    </message>
    <message>
        <source>the owner first, then the area</source>
        <translation>先权属后属地</translation>
    </message>
    <message>
        <source>took {0} of {1} like it; returns and class counted, {2}% sure</source>
        <translation>近似 {1} 件承办 {0} 件；计入退单、同类，把握 {2}%</translation>
    </message>
    <message>
        <source>urgent</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>without a name</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>{0} (not agreed): {1}</source>
        <translation>{0}（未准）：{1}</translation>
    </message>
    <message>
        <source>{0} entries</source>
        <translation>{0} 条</translation>
    </message>
    <message>
        <source>{0} more are not shown; hub dictionary diff tells all</source>
        <translation>另有 {0} 条未列，hub dictionary diff 可看全部</translation>
    </message>
    <message>
        <source>{0} {1}</source>
        <translation>{0} {1}</translation>
    </message>
    <message>
        <source>{0} {1} min</source>
        <translation>{0} {1} 分钟</translation>
    </message>
    <message>
        <source>{0} {1} working d</source>
        <translation>{0} {1} 个工作日</translation>
    </message>
    <message>
        <source>{0} {1} working h</source>
        <translation>{0} {1} 工作小时</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>{0}: {1} → {2}</source>
        <translation>{0}：{1} → {2}</translation>
    </message>
    <message>
        <source>{0}·{1}·{2} entries·by {3}, {4}</source>
        <translation>{0}·{1}·{2} 条·{3} {4}</translation>
    </message>
</context>
<context>
    <name>diversion</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>110 desk</source>
        <translation>110 台</translation>
    </message>
    <message>
        <source>110 diversion</source>
        <translation>110 分流</translation>
    </message>
    <message>
        <source>Back to 110</source>
        <translation>退回 110</translation>
    </message>
    <message>
        <source>Call written down: {0}</source>
        <translation>三方通话已记：{0}</translation>
    </message>
    <message>
        <source>Give it back for which reason?</source>
        <translation>退回 110 的原因？</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>已退回</translation>
    </message>
    <message>
        <source>Given back to the 110 desk: {0}</source>
        <translation>已退回 110：{0}</translation>
    </message>
    <message>
        <source>No alert is chosen</source>
        <translation>未选中告警</translation>
    </message>
    <message>
        <source>On the phone: {0} · agreed?</source>
        <translation>三方通话：{0}·商定结果？</translation>
    </message>
    <message>
        <source>Still unclear: taken here</source>
        <translation>仍不明确，本席先接</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>已接单</translation>
    </message>
    <message>
        <source>Taken from the 110 desk</source>
        <translation>110 分流已接单</translation>
    </message>
    <message>
        <source>Taken here</source>
        <translation>本席接单</translation>
    </message>
    <message>
        <source>This was not handed on by the 110 desk</source>
        <translation>这条不是 110 分流</translation>
    </message>
    <message>
        <source>Three-way call</source>
        <translation>三方通话</translation>
    </message>
    <message>
        <source>answer the 110 desk by {0}</source>
        <translation>{0} 前接单或退回</translation>
    </message>
    <message>
        <source>no limit set</source>
        <translation>未设时限</translation>
    </message>
    <message>
        <source>readable for the 110 desk</source>
        <translation>110 台可从中心查到</translation>
    </message>
    <message>
        <source>this seat</source>
        <translation>本席</translation>
    </message>
    <message>
        <source>told by phone</source>
        <translation>已电话告知</translation>
    </message>
    <message>
        <source>unclear whose it is: three-way call; still unclear: taken here</source>
        <translation>权责不清：三方通话；仍不明确：首接负责</translation>
    </message>
    <message>
        <source>unit unknown</source>
        <translation>责任单位待定</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation>{0}（{1}）</translation>
    </message>
    <message>
        <source>{0} at {1} by {2}; a three-way call changes it</source>
        <translation>{2} {1} {0}；要改须三方通话</translation>
    </message>
    <message>
        <source>{0} {1} {2}</source>
        <translation>{0} {1} {2}</translation>
    </message>
</context>
<context>
    <name>duty</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>1 matter·1 work order·{1} {2} signed with it</source>
        <translation>1 件突发事件·1 张工单·{1} {2}一并签收</translation>
    </message>
    <message>
        <source>1 matter·{0} work orders·{1} {2} signed with it</source>
        <translation>1 件突发事件·{0} 张工单·{1} {2}一并签收</translation>
    </message>
    <message>
        <source>110 unanswered, overdue</source>
        <translation>110 分流未答复，已超时</translation>
    </message>
    <message>
        <source>Act within</source>
        <translation>首次处置剩</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>All of it: {0}</source>
        <translation>整片解除：{0}</translation>
    </message>
    <message>
        <source>All of this group is signed</source>
        <translation>本组已全部签收</translation>
    </message>
    <message>
        <source>All of this surge</source>
        <translation>本次集中告警全部</translation>
    </message>
    <message>
        <source>All sources well</source>
        <translation>全部信源正常</translation>
    </message>
    <message>
        <source>All towns</source>
        <translation>全部街镇</translation>
    </message>
    <message>
        <source>All {0}</source>
        <translation>全部 {0}</translation>
    </message>
    <message>
        <source>Answer 110 within</source>
        <translation>接或退剩</translation>
    </message>
    <message>
        <source>Back to 110</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Back to normal</source>
        <translation>已恢复正常</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>恢复显示</translation>
    </message>
    <message>
        <source>Bring back what?</source>
        <translation>恢复哪些</translation>
    </message>
    <message>
        <source>Brought back</source>
        <translation>已恢复显示</translation>
    </message>
    <message>
        <source>By scope …</source>
        <translation>按范围…</translation>
    </message>
    <message>
        <source>Call towns</source>
        <translation>叫应</translation>
    </message>
    <message>
        <source>Called, awaiting answer</source>
        <translation>已打，待回告</translation>
    </message>
    <message>
        <source>Caller</source>
        <translation>来电</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>Close with which result?</source>
        <translation>办结结果</translation>
    </message>
    <message>
        <source>Closed already</source>
        <translation>已办结</translation>
    </message>
    <message>
        <source>Closed: {0}</source>
        <translation>已办结：{0}</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>复制为文本</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Cut off: what came after {0} is not seen here. Phone for it.</source>
        <translation>断网值守：{0} 以后的告警这里看不到，请电话核问</translation>
    </message>
    <message>
        <source>Dealt with</source>
        <translation>已处置完毕</translation>
    </message>
    <message>
        <source>Deploy</source>
        <translation>调度</translation>
    </message>
    <message>
        <source>Device fault</source>
        <translation>设备故障</translation>
    </message>
    <message>
        <source>Drill</source>
        <translation>演练</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter the queue</source>
        <translation>筛选告警</translation>
    </message>
    <message>
        <source>First</source>
        <translation>最早</translation>
    </message>
    <message>
        <source>Five seconds are over; the signature stands</source>
        <translation>已过 5 秒，签收不能撤回</translation>
    </message>
    <message>
        <source>Forces</source>
        <translation>力量</translation>
    </message>
    <message>
        <source>Forces by phone</source>
        <translation>电话调度</translation>
    </message>
    <message>
        <source>Found in this picture {0}</source>
        <translation>识别画面 {0}</translation>
    </message>
    <message>
        <source>Go to it</source>
        <translation>转到该条</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>责任网格</translation>
    </message>
    <message>
        <source>Group unsigned again: {0}</source>
        <translation>已撤回签收本组：{0}</translation>
    </message>
    <message>
        <source>Handed to a bureau</source>
        <translation>已移交部门</translation>
    </message>
    <message>
        <source>Handle a group together</source>
        <translation>整组并案处置</translation>
    </message>
    <message>
        <source>Handle together</source>
        <translation>并案处置</translation>
    </message>
    <message>
        <source>Handled together already</source>
        <translation>已并案处置</translation>
    </message>
    <message>
        <source>Handled together: {0}, {1} orders</source>
        <translation>已并案处置：{0}，{1} 张工单</translation>
    </message>
    <message>
        <source>Handling card</source>
        <translation>处置卡</translation>
    </message>
    <message>
        <source>Handling together would send</source>
        <translation>并案处置预览</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Holds for</source>
        <translation>有效期剩</translation>
    </message>
    <message>
        <source>Hot topic {0}</source>
        <translation>热点 {0} 件</translation>
    </message>
    <message>
        <source>In hand</source>
        <translation>处置中</translation>
    </message>
    <message>
        <source>Is true</source>
        <translation>已属实</translation>
    </message>
    <message>
        <source>It is no longer listed; choose another</source>
        <translation>该告警已不在列表，请另选</translation>
    </message>
    <message>
        <source>Join, no order</source>
        <translation>只并案，不派单</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>存放</translation>
    </message>
    <message>
        <source>Keys act on</source>
        <translation>按键作用于</translation>
    </message>
    <message>
        <source>Lapsed, not lifted</source>
        <translation>过期未解除</translation>
    </message>
    <message>
        <source>Lasting</source>
        <translation>已历时</translation>
    </message>
    <message>
        <source>Leader on duty put off until {0}</source>
        <translation>已推后报带班领导至 {0}</translation>
    </message>
    <message>
        <source>List all of this surge</source>
        <translation>列出本次集中告警</translation>
    </message>
    <message>
        <source>List as of {0}</source>
        <translation>列表截至 {0}</translation>
    </message>
    <message>
        <source>List as of {0} (too old)</source>
        <translation>列表截至 {0}（超时）</translation>
    </message>
    <message>
        <source>List may be incomplete</source>
        <translation>列表可能不全</translation>
    </message>
    <message>
        <source>List never filled from the hub</source>
        <translation>列表尚未从中心取得</translation>
    </message>
    <message>
        <source>List surge</source>
        <translation>全部列出</translation>
    </message>
    <message>
        <source>Live pictures</source>
        <translation>现场画面</translation>
    </message>
    <message>
        <source>Make it an incident</source>
        <translation>立为突发事件</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>条数</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>并入</translation>
    </message>
    <message>
        <source>Merged into this: {0}</source>
        <translation>已并入 {0} 条</translation>
    </message>
    <message>
        <source>Merged into “{0}”</source>
        <translation>已并入“{0}”</translation>
    </message>
    <message>
        <source>Merged, no longer listed</source>
        <translation>已并入，不在列表</translation>
    </message>
    <message>
        <source>Merging taken back: {0}</source>
        <translation>已撤回并入：{0}</translation>
    </message>
    <message>
        <source>Mine {0}</source>
        <translation>我承办 {0}</translation>
    </message>
    <message>
        <source>Near</source>
        <translation>周边</translation>
    </message>
    <message>
        <source>Near cameras to the wall</source>
        <translation>附近点位上大屏</translation>
    </message>
    <message>
        <source>Near open matters</source>
        <translation>靠近未办结事项</translation>
    </message>
    <message>
        <source>Near: {0}   {1}</source>
        <translation>附近：{0}   {1}</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>Next unsigned</source>
        <translation>下一条未签收</translation>
    </message>
    <message>
        <source>No action yet, overdue</source>
        <translation>首次处置超时</translation>
    </message>
    <message>
        <source>No alert does not mean nothing happened: {0}. Phone for it.</source>
        <translation>没有告警不等于没有事：{0}，请电话核问</translation>
    </message>
    <message>
        <source>No alert is chosen</source>
        <translation>未选中告警</translation>
    </message>
    <message>
        <source>No alerts yet. Once sources are connected they appear here; press {0} to register a call.</source>
        <translation>尚无告警。接通信源后告警会显示在这里；按 {0} 可登记来电。</translation>
    </message>
    <message>
        <source>No camera near</source>
        <translation>附近无点位</translation>
    </message>
    <message>
        <source>No handling card for this kind; act by the duty manual</source>
        <translation>此类尚无处置卡，按值守手册办理</translation>
    </message>
    <message>
        <source>No longer listed</source>
        <translation>已不在列表</translation>
    </message>
    <message>
        <source>No place yet</source>
        <translation>尚无地点</translation>
    </message>
    <message>
        <source>No source is connected</source>
        <translation>尚未接通信源</translation>
    </message>
    <message>
        <source>Not available offline</source>
        <translation>断网取不到，须经平台转发</translation>
    </message>
    <message>
        <source>Not counted yet</source>
        <translation>延时观察</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>未接通</translation>
    </message>
    <message>
        <source>Not the same matter after all · take back</source>
        <translation>不是同一事·撤回并入</translation>
    </message>
    <message>
        <source>Not true</source>
        <translation>不属实</translation>
    </message>
    <message>
        <source>Not true, no longer listed</source>
        <translation>不属实，不在列表</translation>
    </message>
    <message>
        <source>Not true: {0}</source>
        <translation>不属实：{0}</translation>
    </message>
    <message>
        <source>Nothing fits the filter · Esc in the filter clears it</source>
        <translation>没有符合筛选的告警 · 按 Esc 清除筛选</translation>
    </message>
    <message>
        <source>Nothing is open; all sources are seen. {0} registers a call.</source>
        <translation>没有未办结告警，全部信源正常；按 {0} 登记来电</translation>
    </message>
    <message>
        <source>Nothing looks the same; near in time and place · merge into</source>
        <translation>没有疑似同一事；附近同一时段的·并入</translation>
    </message>
    <message>
        <source>Nothing near in time and place to merge it into</source>
        <translation>附近没有同一时段的事项可并入</translation>
    </message>
    <message>
        <source>Nothing on site</source>
        <translation>现场无此情况</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>无需处置</translation>
    </message>
    <message>
        <source>Nothing was merged into this</source>
        <translation>没有可撤回的并入</translation>
    </message>
    <message>
        <source>Once it is chosen, the nearest cameras show here</source>
        <translation>选定地点后，这里显示最近的画面</translation>
    </message>
    <message>
        <source>Open or fold up</source>
        <translation>展开/收起</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>派单</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Out of service</source>
        <translation>停用报修</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>承办</translation>
    </message>
    <message>
        <source>People</source>
        <translation>伤亡</translation>
    </message>
    <message>
        <source>Perhaps the same matter</source>
        <translation>疑似同一事</translation>
    </message>
    <message>
        <source>Perhaps the same matter · merge into</source>
        <translation>疑似同一事·并入</translation>
    </message>
    <message>
        <source>Picture misread</source>
        <translation>画面误识别</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Plan by the rule: {0}</source>
        <translation>规则所定预案：{0}</translation>
    </message>
    <message>
        <source>Prepared</source>
        <translation>规则已备指令</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Put the leader on duty off for {0} min, once: why?</source>
        <translation>推后报带班领导 {0} 分钟，只能一次，原因</translation>
    </message>
    <message>
        <source>Queue of alerts</source>
        <translation>告警列表</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>来源原文</translation>
    </message>
    <message>
        <source>Read by online-opinion seats and shift leaders alone</source>
        <translation>限网信席、值班长查看</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>Recovered, to be closed</source>
        <translation>已恢复待处置</translation>
    </message>
    <message>
        <source>Recovered, unsigned</source>
        <translation>已恢复未签收</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>同源次数</translation>
    </message>
    <message>
        <source>Saved at the hub</source>
        <translation>中心已收</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>置信度</translation>
    </message>
    <message>
        <source>Score {0}</source>
        <translation>置信度 {0}</translation>
    </message>
    <message>
        <source>Send 1 work order</source>
        <translation>派发 1 张工单</translation>
    </message>
    <message>
        <source>Send {0} work orders</source>
        <translation>派发 {0} 张工单</translation>
    </message>
    <message>
        <source>Shelve</source>
        <translation>搁置</translation>
    </message>
    <message>
        <source>Shelve for how long?</source>
        <translation>搁置多久</translation>
    </message>
    <message>
        <source>Shelve for which reason?</source>
        <translation>搁置原因</translation>
    </message>
    <message>
        <source>Shelved</source>
        <translation>搁置</translation>
    </message>
    <message>
        <source>Shelved until {0}</source>
        <translation>搁置至 {0}</translation>
    </message>
    <message>
        <source>Show all of a group, or fold it up</source>
        <translation>展开或收起一组</translation>
    </message>
    <message>
        <source>Show what is new above</source>
        <translation>看上方新增</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>签收</translation>
    </message>
    <message>
        <source>Sign all of it</source>
        <translation>签收本组</translation>
    </message>
    <message>
        <source>Sign within</source>
        <translation>签收剩</translation>
    </message>
    <message>
        <source>Sign {0} {1} of this group</source>
        <translation>签收本组 {0} {1}</translation>
    </message>
    <message>
        <source>Signature taken back</source>
        <translation>签收已撤回</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>已签收</translation>
    </message>
    <message>
        <source>Signed with: {0}</source>
        <translation>签收注明：{0}</translation>
    </message>
    <message>
        <source>Signed {0} {1}: {2}</source>
        <translation>已签收 {0} {1}：{2}</translation>
    </message>
    <message>
        <source>Signed, no action in time</source>
        <translation>签收后超时未处置</translation>
    </message>
    <message>
        <source>Signed, nothing done yet</source>
        <translation>已签收未处置</translation>
    </message>
    <message>
        <source>Signed. What does it come with?</source>
        <translation>已签收，须注明</translation>
    </message>
    <message>
        <source>Signed: {0}</source>
        <translation>已签收：{0}</translation>
    </message>
    <message>
        <source>Silent at this seat only; the post on duty signs</source>
        <translation>只停本席声音，未签收；签收由值班席办理</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Source down, state unknown</source>
        <translation>信源中断，现状不明</translation>
    </message>
    <message>
        <source>Stands here no more</source>
        <translation>已不在此处</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Suppressed</source>
        <translation>规则抑制</translation>
    </message>
    <message>
        <source>Suspected sensor fault</source>
        <translation>疑似传感器故障</translation>
    </message>
    <message>
        <source>Take from 110</source>
        <translation>接单</translation>
    </message>
    <message>
        <source>Take on</source>
        <translation>认领</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>接报</translation>
    </message>
    <message>
        <source>Taken back, nothing was sent: {0}</source>
        <translation>已撤回并案处置，未发出：{0}</translation>
    </message>
    <message>
        <source>Taken on</source>
        <translation>已认领</translation>
    </message>
    <message>
        <source>Test or trial</source>
        <translation>调试测试</translation>
    </message>
    <message>
        <source>The cursor is on no group</source>
        <translation>光标不在告警组上</translation>
    </message>
    <message>
        <source>The first order has left; only an order to stop remains: {0} chooses which</source>
        <translation>首张指令已发出，只能另发撤销指令：按 {0} 选指令</translation>
    </message>
    <message>
        <source>The first work order has left: {0} opens it, to be voided or sent anew</source>
        <translation>首张工单已发出，收不回：按 {0} 打开工单，作废或改派</translation>
    </message>
    <message>
        <source>The leader on duty is not to be called for this one</source>
        <translation>这一条不报带班领导，或已经报过</translation>
    </message>
    <message>
        <source>The picture has not come yet</source>
        <translation>识别画面未到</translation>
    </message>
    <message>
        <source>The picture is damaged and cannot be shown</source>
        <translation>识别画面损坏，无法显示</translation>
    </message>
    <message>
        <source>The picture is too large to be shown</source>
        <translation>识别画面过大，无法显示</translation>
    </message>
    <message>
        <source>The post on duty signs a group</source>
        <translation>本组须由当班岗位签收</translation>
    </message>
    <message>
        <source>The rule's card “{0}” is not here</source>
        <translation>规则指定的处置卡“{0}”本厅没有，按值守手册办理</translation>
    </message>
    <message>
        <source>The source sent no picture</source>
        <translation>来源未附识别画面</translation>
    </message>
    <message>
        <source>There is nothing to take back</source>
        <translation>没有可撤回的签收</translation>
    </message>
    <message>
        <source>There was no surge</source>
        <translation>没有集中告警</translation>
    </message>
    <message>
        <source>This alert alone</source>
        <translation>只恢复这一条</translation>
    </message>
    <message>
        <source>This device, {0} days: {1} times·not true {2}</source>
        <translation>本点位近 {0} 天 {1} 次·不属实 {2}</translation>
    </message>
    <message>
        <source>This group is handled together already</source>
        <translation>本组已并案处置</translation>
    </message>
    <message>
        <source>This is a group: open it for a single alert, or handle it together</source>
        <translation>这是一组告警：展开后办单条，或并案处置</translation>
    </message>
    <message>
        <source>This surge {0}</source>
        <translation>本次集中告警 {0}</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Title, place, state</source>
        <translation>标题、地点、状态</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>街镇</translation>
    </message>
    <message>
        <source>Towns</source>
        <translation>街镇</translation>
    </message>
    <message>
        <source>Trail</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>True</source>
        <translation>属实</translation>
    </message>
    <message>
        <source>Unsigned</source>
        <translation>未签收</translation>
    </message>
    <message>
        <source>Unsigned, overdue</source>
        <translation>签收超时</translation>
    </message>
    <message>
        <source>Verified: true</source>
        <translation>已核实属实</translation>
    </message>
    <message>
        <source>Waiting for an answer</source>
        <translation>等待回复</translation>
    </message>
    <message>
        <source>When</source>
        <translation>发生</translation>
    </message>
    <message>
        <source>Which order?</source>
        <translation>看哪一张？</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>归谁办</translation>
    </message>
    <message>
        <source>Why is it not true, with the {0} merged into it?</source>
        <translation>不属实的原因（连同已并入 {0} 条）</translation>
    </message>
    <message>
        <source>Why is it not true?</source>
        <translation>不属实的原因</translation>
    </message>
    <message>
        <source>Will be refused: {0}</source>
        <translation>会被拒：{0}</translation>
    </message>
    <message>
        <source>accepted {0} of {1}</source>
        <translation>已接令 {0}/{1}</translation>
    </message>
    <message>
        <source>badly hurt</source>
        <translation>重伤</translation>
    </message>
    <message>
        <source>by the dictionary</source>
        <translation>按派单字典</translation>
    </message>
    <message>
        <source>by the rule</source>
        <translation>按规则</translation>
    </message>
    <message>
        <source>by the type</source>
        <translation>按类型</translation>
    </message>
    <message>
        <source>cancel</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>dead</source>
        <translation>死亡</translation>
    </message>
    <message>
        <source>first action overdue {0}</source>
        <translation>首次处置超时 {0}</translation>
    </message>
    <message>
        <source>first action within {0}</source>
        <translation>首次处置时限 {0}</translation>
    </message>
    <message>
        <source>hurt</source>
        <translation>轻伤</translation>
    </message>
    <message>
        <source>leader on duty called in {0}</source>
        <translation>{0} 后报带班领导</translation>
    </message>
    <message>
        <source>leader on duty called {0}</source>
        <translation>{0} 已报带班领导</translation>
    </message>
    <message>
        <source>leader on duty to be called</source>
        <translation>应报带班领导</translation>
    </message>
    <message>
        <source>list all</source>
        <translation>全部列出</translation>
    </message>
    <message>
        <source>look and send</source>
        <translation>看过再下达</translation>
    </message>
    <message>
        <source>merge</source>
        <translation>并入</translation>
    </message>
    <message>
        <source>mine</source>
        <translation>我承办</translation>
    </message>
    <message>
        <source>mine {0}·others {1}</source>
        <translation>我承办 {0}·其他 {1}</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>失联</translation>
    </message>
    <message>
        <source>next overdue in {0}</source>
        <translation>首条 {0} 后超时</translation>
    </message>
    <message>
        <source>not reached {0}</source>
        <translation>未接通 {0}</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>overdue for {0}</source>
        <translation>已超时 {0}</translation>
    </message>
    <message>
        <source>put off until {0}</source>
        <translation>推后至 {0}</translation>
    </message>
    <message>
        <source>shift leader called in {0}</source>
        <translation>{0} 后报值班长</translation>
    </message>
    <message>
        <source>shift leader called {0}</source>
        <translation>{0} 已报值班长</translation>
    </message>
    <message>
        <source>shift leader to be called</source>
        <translation>应报值班长</translation>
    </message>
    <message>
        <source>since {0}</source>
        <translation>{0} 起</translation>
    </message>
    <message>
        <source>take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>the first until {0}·{1}</source>
        <translation>最早 {0} 到期·{1}</translation>
    </message>
    <message>
        <source>trapped</source>
        <translation>被困</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>不详</translation>
    </message>
    <message>
        <source>with {0} more·{1}</source>
        <translation>另含 {0} 条·{1}</translation>
    </message>
    <message>
        <source>within {0} min</source>
        <translation>{0} 分钟内</translation>
    </message>
    <message>
        <source>work orders {0}</source>
        <translation>工单 {0} 张</translation>
    </message>
    <message>
        <source>{0}   {1}</source>
        <translation>{0}   {1}</translation>
    </message>
    <message>
        <source>{0} in one group</source>
        <translation>1 组共 {0} 条</translation>
    </message>
    <message>
        <source>{0} in {1} groups</source>
        <translation>{1} 组共 {0} 条</translation>
    </message>
    <message>
        <source>{0} lines copied</source>
        <translation>已复制 {0} 条</translation>
    </message>
    <message>
        <source>{0} listed</source>
        <translation>列出 {0} 条</translation>
    </message>
    <message>
        <source>{0} minutes</source>
        <translation>{0} 分钟</translation>
    </message>
    <message>
        <source>{0} more orders: {1}</source>
        <translation>另有 {0} 张：{1}</translation>
    </message>
    <message>
        <source>{0} near open matters</source>
        <translation>{0} 处靠近未办结事项</translation>
    </message>
    <message>
        <source>{0} near·to the wall</source>
        <translation>附近共 {0} 路·上大屏</translation>
    </message>
    <message>
        <source>{0} others</source>
        <translation>单条 {0}</translation>
    </message>
    <message>
        <source>{0} red single</source>
        <translation>红 {0} 单列</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} 至 {1}</translation>
    </message>
    <message>
        <source>{0} {1}</source>
        <translation>{0} {1}</translation>
    </message>
    <message>
        <source>{0} {1} without a responsible unit: joined, no order</source>
        <translation>{0} {1}没有责任单位：并案，不派单</translation>
    </message>
    <message>
        <source>{0}, rest unknown</source>
        <translation>{0}，其余不详</translation>
    </message>
    <message>
        <source>{0}, the nearest {1} shown</source>
        <translation>{0} 处，列最近 {1} 处</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>{0}·{1} s late</source>
        <translation>{0}·延迟 {1} 秒</translation>
    </message>
    <message>
        <source>{0}·{1} {2}</source>
        <translation>{0}·{1} {2}</translation>
    </message>
    <message>
        <source>{0}×</source>
        <translation>第 {0} 次</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>Nobody</source>
        <translation>不用找人</translation>
    </message>
    <message>
        <source>Number of the error, three digits</source>
        <translation>错误代码，三位数字</translation>
    </message>
    <message>
        <source>The installer</source>
        <translation>安装人员</translation>
    </message>
    <message>
        <source>The shift leader</source>
        <translation>值班长</translation>
    </message>
    <message>
        <source>There is no such number</source>
        <translation>没有这个代码</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>发生了什么</translation>
    </message>
    <message>
        <source>What it means</source>
        <translation>意味着什么</translation>
    </message>
    <message>
        <source>What this error means</source>
        <translation>错误代码说明</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>怎么办</translation>
    </message>
    <message>
        <source>Whom to call</source>
        <translation>找谁</translation>
    </message>
</context>
<context>
    <name>feeds</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>All sources</source>
        <translation>全部信源</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>联系</translation>
    </message>
    <message>
        <source>Came</source>
        <translation>收到</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Covers</source>
        <translation>覆盖</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>中断</translation>
    </message>
    <message>
        <source>Down·{0}</source>
        <translation>中断·{0}</translation>
    </message>
    <message>
        <source>Every message that came was taken</source>
        <translation>来报都已收下，没有待甄别的</translation>
    </message>
    <message>
        <source>Its bytes stay at the hub; the duty log says who and why</source>
        <translation>原文仍存在中心，谁作废、为什么记入值班日志</translation>
    </message>
    <message>
        <source>Last heard</source>
        <translation>最后收到</translation>
    </message>
    <message>
        <source>Messages not taken</source>
        <translation>待甄别</translation>
    </message>
    <message>
        <source>Messages that could not be taken</source>
        <translation>待甄别</translation>
    </message>
    <message>
        <source>No source is connected; the hub watches none yet</source>
        <translation>尚未接通信源，中心还没有要探测的信源</translation>
    </message>
    <message>
        <source>Not heard yet</source>
        <translation>尚未收到过</translation>
    </message>
    <message>
        <source>Open: {0}</source>
        <translation>未办结：{0}</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>重读</translation>
    </message>
    <message>
        <source>Set aside for good</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Set aside for good: why?</source>
        <translation>作废，什么原因？</translation>
    </message>
    <message>
        <source>Set aside: {0}</source>
        <translation>已作废：{0}</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>起于</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>信源</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>信源</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Still cannot be taken: {0}</source>
        <translation>仍不能收下：{0}</translation>
    </message>
    <message>
        <source>Taken now</source>
        <translation>已收下</translation>
    </message>
    <message>
        <source>The list lies at the hub and is being read</source>
        <translation>清单在中心，正在读取</translation>
    </message>
    <message>
        <source>The list lies at the hub: {0}</source>
        <translation>清单在中心，现在读不到：{0}</translation>
    </message>
    <message>
        <source>Well</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>a test of the source</source>
        <translation>信源测试</translation>
    </message>
    <message>
        <source>as of {0}</source>
        <translation>截至 {0}</translation>
    </message>
    <message>
        <source>asking the hub</source>
        <translation>正在向中心读取</translation>
    </message>
    <message>
        <source>cannot be reached</source>
        <translation>网络不通</translation>
    </message>
    <message>
        <source>certificate not trusted</source>
        <translation>证书不可信</translation>
    </message>
    <message>
        <source>connection refused</source>
        <translation>连接被拒</translation>
    </message>
    <message>
        <source>heartbeat every {0} s</source>
        <translation>每 {0} 秒一次心跳</translation>
    </message>
    <message>
        <source>interface asked every {0} s</source>
        <translation>每 {0} 秒探测接口</translation>
    </message>
    <message>
        <source>its answer makes no sense</source>
        <translation>应答异常</translation>
    </message>
    <message>
        <source>its heartbeat stopped</source>
        <translation>心跳停了</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>应答超时</translation>
    </message>
    <message>
        <source>not for this hall</source>
        <translation>不属本中心</translation>
    </message>
    <message>
        <source>not seen: {0}</source>
        <translation>看不见：{0}</translation>
    </message>
    <message>
        <source>reported anew by the source</source>
        <translation>信源已重新报来</translation>
    </message>
    <message>
        <source>taken down by phone</source>
        <translation>已电话核实登记</translation>
    </message>
    <message>
        <source>the whole district</source>
        <translation>全区</translation>
    </message>
    <message>
        <source>told by its connector</source>
        <translation>由接入程序报告</translation>
    </message>
    <message>
        <source>well {0} of {1}</source>
        <translation>正常 {0}/{1}</translation>
    </message>
    <message>
        <source>within {0} s</source>
        <translation>{0} 秒内</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation>{0}（{1}）</translation>
    </message>
    <message>
        <source>{0} and others, {1} towns</source>
        <translation>{0}等 {1} 街镇</translation>
    </message>
    <message>
        <source>{0} bytes</source>
        <translation>{0} 字节</translation>
    </message>
    <message>
        <source>{0} down</source>
        <translation>{0} 中断</translation>
    </message>
    <message>
        <source>{0} down since {1}</source>
        <translation>{0} {1} 起中断</translation>
    </message>
    <message>
        <source>{0} not heard yet</source>
        <translation>{0} 尚未收到过</translation>
    </message>
    <message>
        <source>{0} wait for a person</source>
        <translation>{0} 条待处理</translation>
    </message>
    <message>
        <source>{0} {1}</source>
        <translation>{0} {1}</translation>
    </message>
    <message>
        <source>{0}, more behind them</source>
        <translation>{0}，后面还有</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>{0}: {1} towns</source>
        <translation>{0} {1} 街镇</translation>
    </message>
    <message>
        <source>·</source>
        <translation>·</translation>
    </message>
</context>
<context>
    <name>file</name>
    <message>
        <source>Asking the hub …</source>
        <translation>正在向中心取…</translation>
    </message>
    <message>
        <source>At this seat, encrypted</source>
        <translation>在本机（已加密）</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Cut off; what came is kept, Enter goes on from there</source>
        <translation>取到一半断了：已取的留着，按 Enter 接着取</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>取附件</translation>
    </message>
    <message>
        <source>Fetched; its hash is right</source>
        <translation>已取回，校验无误</translation>
    </message>
    <message>
        <source>Fetching: {0} of {1}</source>
        <translation>正在取：{0} / {1}</translation>
    </message>
    <message>
        <source>Files cannot be opened in this window: {0}</source>
        <translation>这个窗口打不开附件：{0}</translation>
    </message>
    <message>
        <source>Next file</source>
        <translation>下一个附件</translation>
    </message>
    <message>
        <source>No preview of this type; S saves a copy</source>
        <translation>这种类型不能预览，按 S 另存一份</translation>
    </message>
    <message>
        <source>Not at this seat</source>
        <translation>不在本机</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>另存一份</translation>
    </message>
    <message>
        <source>Save a copy (not encrypted)</source>
        <translation>另存一份（不加密）</translation>
    </message>
    <message>
        <source>Saved as {0}; the copy is not encrypted</source>
        <translation>已另存为 {0}，这一份没有加密</translation>
    </message>
    <message>
        <source>The copy could not be written: {0}</source>
        <translation>没有存成：{0}</translation>
    </message>
    <message>
        <source>The disk is nearly full: it is not fetched</source>
        <translation>磁盘快满，暂不取附件</translation>
    </message>
    <message>
        <source>The file of this line is not known here yet</source>
        <translation>这一条的附件尚未到中心，本机也没有</translation>
    </message>
    <message>
        <source>The hub has not got this file</source>
        <translation>中心没有这个附件</translation>
    </message>
    <message>
        <source>This picture cannot be shown; S saves a copy</source>
        <translation>这张图片无法显示，按 S 另存一份</translation>
    </message>
    <message>
        <source>What came is not what the record says: it was dropped</source>
        <translation>取回的内容与记录的校验值不符，已丢弃</translation>
    </message>
</context>
<context>
    <name>first</name>
    <message>
        <source>Check again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>Faults: {0}, not ready for duty yet; notes: {1}</source>
        <translation>{0} 项异常，本机还不能放心值守；{1} 项请留意</translation>
    </message>
    <message>
        <source>First start at this machine</source>
        <translation>本机首次启动</translation>
    </message>
    <message>
        <source>Go on to the log-in</source>
        <translation>去登录</translation>
    </message>
    <message>
        <source>Looking at this machine: screen, fonts, sound, keyring, disk, clock …</source>
        <translation>正在检查本机：显示、字体、声音、钥匙串、磁盘、时钟……</translation>
    </message>
    <message>
        <source>Ready for duty; notes: {0}</source>
        <translation>可以值守，{0} 项请留意</translation>
    </message>
    <message>
        <source>fails</source>
        <translation>异常</translation>
    </message>
    <message>
        <source>fine</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>note</source>
        <translation>留意</translation>
    </message>
</context>
<context>
    <name>incident</name>
    <message>
        <source> or </source>
        <translation>或</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Class not told, measured as an accident</source>
        <translation>类别未定，按事故灾难参照</translation>
    </message>
    <message>
        <source>Incident {0}: {1}</source>
        <translation>已立为突发事件 {0}：{1}</translation>
    </message>
    <message>
        <source>It belongs to an incident already</source>
        <translation>已属某个突发事件</translation>
    </message>
    <message>
        <source>It is no longer listed; choose another</source>
        <translation>已不在列表中，请另选</translation>
    </message>
    <message>
        <source>It is true: make it an incident</source>
        <translation>核实属实并立为突发事件</translation>
    </message>
    <message>
        <source>Limit of {0} reached</source>
        <translation>已达{0}标准</translation>
    </message>
    <message>
        <source>Make it an incident</source>
        <translation>立为突发事件</translation>
    </message>
    <message>
        <source>Make it an incident, verify later</source>
        <translation>先立为突发事件，随后核实</translation>
    </message>
    <message>
        <source>Near {0}: {1}</source>
        <translation>接近{0}：{1}</translation>
    </message>
    <message>
        <source>No alert is chosen</source>
        <translation>没有选中告警</translation>
    </message>
    <message>
        <source>Nobody has verified it yet</source>
        <translation>尚未核实</translation>
    </message>
    <message>
        <source>text of the rule not checked here</source>
        <translation>条文待核</translation>
    </message>
    <message>
        <source>{0} missing or trapped not counted in</source>
        <translation>失联、被困 {0} 人未计入</translation>
    </message>
    <message>
        <source>{0} unknown</source>
        <translation>{0}不详</translation>
    </message>
    <message>
        <source>{0}, decided: {1}</source>
        <translation>{0}，现定：{1}</translation>
    </message>
    <message>
        <source>{0}; {1} from {2}</source>
        <translation>{0}·距{1}：{2}</translation>
    </message>
    <message>
        <source>{0}·counts unknown, no level can be told</source>
        <translation>{0}·伤亡人数不详，无从判定</translation>
    </message>
    <message>
        <source>{1} more {0}</source>
        <translation>{0}还差 {1} 人</translation>
    </message>
    <message>
        <source>{1} {0}</source>
        <translation>{0} {1} 人</translation>
    </message>
</context>
<context>
    <name>instruction</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Close it</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>Demand</source>
        <translation>要求</translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation>反馈</translation>
    </message>
    <message>
        <source>For</source>
        <translation>承办</translation>
    </message>
    <message>
        <source>Given by</source>
        <translation>批示人</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>How it came: one of {0}</source>
        <translation>方式填其一：{0}</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>批示原文</translation>
    </message>
    <message>
        <source>Instruction overdue without feedback: {0}; {1} then {2} urges</source>
        <translation>批示逾期未反馈：{0}；{1} 后按 {2} 催办</translation>
    </message>
    <message>
        <source>Instruction recorded</source>
        <translation>批示已记</translation>
    </message>
    <message>
        <source>Leaders' instructions</source>
        <translation>领导批示</translation>
    </message>
    <message>
        <source>No instruction yet; {0} records the first</source>
        <translation>还没有批示；按 {0} 记第一条</translation>
    </message>
    <message>
        <source>Not done: {0}</source>
        <translation>未办成：{0}</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Overdue without feedback: report at once how far it is</source>
        <translation>逾期未反馈，请立即报办理情况</translation>
    </message>
    <message>
        <source>Pass on</source>
        <translation>转达</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>办理</translation>
    </message>
    <message>
        <source>Read back</source>
        <translation>复诵确认</translation>
    </message>
    <message>
        <source>Read it back, and write who there said that it is right</source>
        <translation>电话批示须复诵，写明对方谁确认</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记批示</translation>
    </message>
    <message>
        <source>Record an instruction</source>
        <translation>记批示</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重新办理</translation>
    </message>
    <message>
        <source>Report back</source>
        <translation>回报</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Said by</source>
        <translation>答复人</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Supervise</source>
        <translation>督办</translation>
    </message>
    <message>
        <source>Taken by</source>
        <translation>接话人</translation>
    </message>
    <message>
        <source>Taken by unit</source>
        <translation>登记收悉</translation>
    </message>
    <message>
        <source>The first line is needed</source>
        <translation>第一行必填</translation>
    </message>
    <message>
        <source>The minutes are a number</source>
        <translation>时限填分钟数</translation>
    </message>
    <message>
        <source>The words and who gave them are needed</source>
        <translation>原文和批示人必填</translation>
    </message>
    <message>
        <source>To</source>
        <translation>报给</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Urge</source>
        <translation>催办</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>answered {0}×</source>
        <translation>已反馈 {0} 次</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已办结</translation>
    </message>
    <message>
        <source>deputy head, leader on duty</source>
        <translation>副区长、带班领导等</translation>
    </message>
    <message>
        <source>feedback</source>
        <translation>已反馈</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>办理中</translation>
    </message>
    <message>
        <source>may stay empty</source>
        <translation>可不填</translation>
    </message>
    <message>
        <source>meeting</source>
        <translation>会议</translation>
    </message>
    <message>
        <source>name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>no clock</source>
        <translation>未限时</translation>
    </message>
    <message>
        <source>no unit named</source>
        <translation>未定承办</translation>
    </message>
    <message>
        <source>not read back</source>
        <translation>未复诵</translation>
    </message>
    <message>
        <source>overdue {0}</source>
        <translation>超时 {0}</translation>
    </message>
    <message>
        <source>paper</source>
        <translation>书面</translation>
    </message>
    <message>
        <source>passed on</source>
        <translation>已转达</translation>
    </message>
    <message>
        <source>passed on {0}, taken by {1} of {2}</source>
        <translation>已转达 {0}·收悉 {1}/{2}</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>read back by {0}, agreed by {1}</source>
        <translation>{0}复诵，{1}确认</translation>
    </message>
    <message>
        <source>received</source>
        <translation>已接</translation>
    </message>
    <message>
        <source>reported back</source>
        <translation>已回报</translation>
    </message>
    <message>
        <source>saved here, waits for the hub</source>
        <translation>已存本机，待中心回执</translation>
    </message>
    <message>
        <source>supervised</source>
        <translation>督办中</translation>
    </message>
    <message>
        <source>system</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>to be checked</source>
        <translation>需人工核对</translation>
    </message>
    <message>
        <source>units, with commas between them</source>
        <translation>单位之间用顿号隔开</translation>
    </message>
    <message>
        <source>urged {0}×</source>
        <translation>催办 {0} 次</translation>
    </message>
    <message>
        <source>what the unit tells of the work</source>
        <translation>承办单位报来的办理情况</translation>
    </message>
    <message>
        <source>what was reported back</source>
        <translation>向批示人报了什么</translation>
    </message>
    <message>
        <source>what was said</source>
        <translation>催的内容</translation>
    </message>
    <message>
        <source>what, until when</source>
        <translation>办什么、几时前</translation>
    </message>
    <message>
        <source>who there said so</source>
        <translation>对方谁说的</translation>
    </message>
    <message>
        <source>who there said that it is right</source>
        <translation>对方谁确认无误</translation>
    </message>
    <message>
        <source>who there took it</source>
        <translation>对方谁接的</translation>
    </message>
    <message>
        <source>why it goes on</source>
        <translation>为什么继续办</translation>
    </message>
    <message>
        <source>within how many minutes; empty: no clock</source>
        <translation>几分钟内反馈；不填为不限时</translation>
    </message>
    <message>
        <source>word for word, as it was given</source>
        <translation>逐字记录，不概括</translation>
    </message>
    <message>
        <source>{0} (as you left it)</source>
        <translation>{0}（上次没写完）</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>剩 {0}</translation>
    </message>
    <message>
        <source>{0} open, {1} overdue</source>
        <translation>在办 {0}·超时 {1}</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
</context>
<context>
    <name>intake</name>
    <message>
        <source>Around</source>
        <translation>周边</translation>
    </message>
    <message>
        <source>Badly hurt</source>
        <translation>重伤</translation>
    </message>
    <message>
        <source>Call of {0}</source>
        <translation>{0} 来电</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>来电</translation>
    </message>
    <message>
        <source>Caller</source>
        <translation>来电人</translation>
    </message>
    <message>
        <source>Casualties</source>
        <translation>伤亡</translation>
    </message>
    <message>
        <source>Close, the draft is kept: {0}</source>
        <translation>收起，草稿留着：{0}</translation>
    </message>
    <message>
        <source>Dead</source>
        <translation>死亡</translation>
    </message>
    <message>
        <source>Dictionary: {0}</source>
        <translation>字典：{0}</translation>
    </message>
    <message>
        <source>Done so far</source>
        <translation>已采取措施</translation>
    </message>
    <message>
        <source>Drafts of calls</source>
        <translation>接报草稿</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Grid {0}·located</source>
        <translation>最小管理单元 {0}·已定位</translation>
    </message>
    <message>
        <source>Happened</source>
        <translation>发生</translation>
    </message>
    <message>
        <source>Hurt</source>
        <translation>轻伤</translation>
    </message>
    <message>
        <source>Joined to “{0}”</source>
        <translation>已登记并并入“{0}”</translation>
    </message>
    <message>
        <source>Keep as draft</source>
        <translation>存草稿</translation>
    </message>
    <message>
        <source>Matter</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>失联</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Name, pinyin or initials</source>
        <translation>地名、拼音或首字母</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>需要支援</translation>
    </message>
    <message>
        <source>New call</source>
        <translation>新来电</translation>
    </message>
    <message>
        <source>Not registered: {0}</source>
        <translation>未登记：{0}</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Point on the map</source>
        <translation>图上位置</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Register a call</source>
        <translation>接报登记</translation>
    </message>
    <message>
        <source>Register and send forces</source>
        <translation>登记并调度</translation>
    </message>
    <message>
        <source>Registered: {0}</source>
        <translation>已登记：{0}</translation>
    </message>
    <message>
        <source>Suggested</source>
        <translation>建议承办</translation>
    </message>
    <message>
        <source>The same?</source>
        <translation>疑似同一事</translation>
    </message>
    <message>
        <source>Three at most</source>
        <translation>三个来电已满</translation>
    </message>
    <message>
        <source>Three calls are open; register one first, or empty one</source>
        <translation>已有三个来电未登记；请先登记其中一个，或清空不要的一个</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Told to</source>
        <translation>已报告谁</translation>
    </message>
    <message>
        <source>Trapped</source>
        <translation>被困</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>来电单位</translation>
    </message>
    <message>
        <source>What happened, in the caller's words</source>
        <translation>发生了什么，照来电人的话记</translation>
    </message>
    <message>
        <source>Write what happened first</source>
        <translation>请先写事由</translation>
    </message>
    <message>
        <source>as 19:50</source>
        <translation>请写成 19:50</translation>
    </message>
    <message>
        <source>as told</source>
        <translation>据来电人</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>call {0}</source>
        <translation>来电已 {0}</translation>
    </message>
    <message>
        <source>chosen here</source>
        <translation>本席选定</translation>
    </message>
    <message>
        <source>draft kept</source>
        <translation>草稿已存</translation>
    </message>
    <message>
        <source>draft kept {0}</source>
        <translation>草稿已存 {0}</translation>
    </message>
    <message>
        <source>draft {0}</source>
        <translation>草稿 {0}</translation>
    </message>
    <message>
        <source>e.g. people on site, cordon set</source>
        <translation>如：已派人到场、已拉警戒线</translation>
    </message>
    <message>
        <source>e.g. police station 20:20, nobody else yet</source>
        <translation>如：派出所 20:20，其余未报告</translation>
    </message>
    <message>
        <source>e.g. power supply, people, vehicles</source>
        <translation>如：应急电源、人员、车辆</translation>
    </message>
    <message>
        <source>free</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>located</source>
        <translation>已定位</translation>
    </message>
    <message>
        <source>nearest free</source>
        <translation>最近空闲</translation>
    </message>
    <message>
        <source>own town</source>
        <translation>属地</translation>
    </message>
    <message>
        <source>suggested</source>
        <translation>字典建议</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>不详</translation>
    </message>
    <message>
        <source>unless chosen</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>{0} more records cannot be found yet; looking again by itself</source>
        <translation>名录还有 {0} 条正在整理，暂时查不到，稍候自动再找</translation>
    </message>
</context>
<context>
    <name>keys</name>
    <message>
        <source>1, 4, 9, 16 pictures; digits, Enter: camera</source>
        <translation>1、4、9、16 画面；数字加回车调点位</translation>
    </message>
    <message>
        <source>Add a part to the page</source>
        <translation>页面加一块</translation>
    </message>
    <message>
        <source>Alert quality</source>
        <translation>告警质量</translation>
    </message>
    <message>
        <source>Another town</source>
        <translation>换一个街镇</translation>
    </message>
    <message>
        <source>Answer the open question</source>
        <translation>回答当前提问</translation>
    </message>
    <message>
        <source>Approve plugins</source>
        <translation>插件准入</translation>
    </message>
    <message>
        <source>Approve, remove, previous version</source>
        <translation>准入、停用、退回上一版</translation>
    </message>
    <message>
        <source>Back to the usual key</source>
        <translation>恢复默认键</translation>
    </message>
    <message>
        <source>Back to where the map began</source>
        <translation>回到原处</translation>
    </message>
    <message>
        <source>By a screen, to either end</source>
        <translation>翻一屏，到头、到尾</translation>
    </message>
    <message>
        <source>Call registration</source>
        <translation>接报登记</translation>
    </message>
    <message>
        <source>Cameras without a picture</source>
        <translation>没有画面的点位</translation>
    </message>
    <message>
        <source>Change the key</source>
        <translation>改键</translation>
    </message>
    <message>
        <source>Changes of the dictionary</source>
        <translation>字典改动</translation>
    </message>
    <message>
        <source>Choose other keys</source>
        <translation>更改快捷键</translation>
    </message>
    <message>
        <source>Choose what is below the cross</source>
        <translation>选中十字所在处</translation>
    </message>
    <message>
        <source>Clock board</source>
        <translation>时限看板</translation>
    </message>
    <message>
        <source>Close the panel, back to the rows</source>
        <translation>关面板，回到列表</translation>
    </message>
    <message>
        <source>Closer, farther</source>
        <translation>放大、缩小</translation>
    </message>
    <message>
        <source>Ctrl, Shift and Alt alone belong to the input method</source>
        <translation>单按 Ctrl、Shift、Alt 归输入法，请换一个键</translation>
    </message>
    <message>
        <source>Deployment page</source>
        <translation>应急指挥调度</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>设备与点位</translation>
    </message>
    <message>
        <source>Duty page</source>
        <translation>综合值守</translation>
    </message>
    <message>
        <source>Enlarge the picture; on patrol: page is normal</source>
        <translation>放大画面；轮巡中为本页无异常</translation>
    </message>
    <message>
        <source>Enter, then the new key</source>
        <translation>选中一行，按 Enter，再按新的键</translation>
    </message>
    <message>
        <source>Every key as usual</source>
        <translation>全部恢复默认</translation>
    </message>
    <message>
        <source>Every key is the usual one</source>
        <translation>已全部恢复为默认键</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>全局</translation>
    </message>
    <message>
        <source>Found something: F, then the digit of what</source>
        <translation>发现问题：F 后按类别数字</translation>
    </message>
    <message>
        <source>Give one's own post back</source>
        <translation>交回本人的岗位</translation>
    </message>
    <message>
        <source>Grade higher, lower</source>
        <translation>等级升、降一级</translation>
    </message>
    <message>
        <source>In rows and forms</source>
        <translation>列表和表单里</translation>
    </message>
    <message>
        <source>Instructions of leaders</source>
        <translation>领导批示</translation>
    </message>
    <message>
        <source>It stays as it was</source>
        <translation>没有改动</translation>
    </message>
    <message>
        <source>Join the same matter</source>
        <translation>并入疑似同一事</translation>
    </message>
    <message>
        <source>Keep the slip as a PDF</source>
        <translation>另存为 PDF</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>当前键</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Keys that work now</source>
        <translation>现在可用的按键</translation>
    </message>
    <message>
        <source>Log page</source>
        <translation>值班日志</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Masks</source>
        <translation>规则抑制与停用</translation>
    </message>
    <message>
        <source>Move the cross in big steps</source>
        <translation>十字大步移动</translation>
    </message>
    <message>
        <source>Move the cross on the map</source>
        <translation>移动十字</translation>
    </message>
    <message>
        <source>Not taken in</source>
        <translation>待甄别消息</translation>
    </message>
    <message>
        <source>Open the row, send the line</source>
        <translation>打开这一行，提交这一行</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>输 PIN</translation>
    </message>
    <message>
        <source>Page maker</source>
        <translation>制作页面</translation>
    </message>
    <message>
        <source>Page with this number</source>
        <translation>转到左栏第 n 页</translation>
    </message>
    <message>
        <source>Part a row up, a row down</source>
        <translation>这一块上移、下移</translation>
    </message>
    <message>
        <source>Part narrower, wider</source>
        <translation>这一块变窄、变宽</translation>
    </message>
    <message>
        <source>Part to the left, to the right</source>
        <translation>这一块左移、右移</translation>
    </message>
    <message>
        <source>Patrol plans</source>
        <translation>轮巡方案</translation>
    </message>
    <message>
        <source>Posts of this shift</source>
        <translation>本班岗位</translation>
    </message>
    <message>
        <source>Print the slip</source>
        <translation>打印派单单据</translation>
    </message>
    <message>
        <source>Room of the matter</source>
        <translation>突发事件处置室</translation>
    </message>
    <message>
        <source>Row above, row below</source>
        <translation>上一行、下一行</translation>
    </message>
    <message>
        <source>Save the page</source>
        <translation>保存页面</translation>
    </message>
    <message>
        <source>Screen plans</source>
        <translation>屏幕方案</translation>
    </message>
    <message>
        <source>Second person</source>
        <translation>双人复核</translation>
    </message>
    <message>
        <source>Send forces, its other key</source>
        <translation>调度（另一键）</translation>
    </message>
    <message>
        <source>Set aside and suppressed</source>
        <translation>搁置与抑制</translation>
    </message>
    <message>
        <source>Set the point</source>
        <translation>定点</translation>
    </message>
    <message>
        <source>Slip</source>
        <translation>派单单据</translation>
    </message>
    <message>
        <source>Small map</source>
        <translation>小地图</translation>
    </message>
    <message>
        <source>Take the part out</source>
        <translation>去掉这一块</translation>
    </message>
    <message>
        <source>Take the post</source>
        <translation>担任这个岗位</translation>
    </message>
    <message>
        <source>The chosen keys cannot be read and are set aside; the usual keys hold</source>
        <translation>本人的快捷键文件读不出，已另存；现在用默认键</translation>
    </message>
    <message>
        <source>The key holds now, but could not be kept: it is gone at the next start</source>
        <translation>新的键现在可用，但没能存下，下次启动会恢复默认键</translation>
    </message>
    <message>
        <source>The next call that is half written</source>
        <translation>下一份未登记的草稿</translation>
    </message>
    <message>
        <source>The queue of this town</source>
        <translation>看这个街镇的告警</translation>
    </message>
    <message>
        <source>The second person says no</source>
        <translation>复核人不同意</translation>
    </message>
    <message>
        <source>This page</source>
        <translation>本页</translation>
    </message>
    <message>
        <source>Tick the right</source>
        <translation>勾选权限</translation>
    </message>
    <message>
        <source>Tick the unit</source>
        <translation>勾选力量</translation>
    </message>
    <message>
        <source>Tick what is suggested</source>
        <translation>勾选建议力量</translation>
    </message>
    <message>
        <source>To be checked</source>
        <translation>需核对</translation>
    </message>
    <message>
        <source>To send and refused</source>
        <translation>待发送与待处理</translation>
    </message>
    <message>
        <source>To the next place, and back</source>
        <translation>到下一处，Shift 返回</translation>
    </message>
    <message>
        <source>Towns</source>
        <translation>街镇体征</translation>
    </message>
    <message>
        <source>Try at this desk first, release to all desks</source>
        <translation>定本席先试用、推广到全部席位</translation>
    </message>
    <message>
        <source>Trying rules</source>
        <translation>规则试算</translation>
    </message>
    <message>
        <source>Turn the page of pictures</source>
        <translation>翻下一组画面</translation>
    </message>
    <message>
        <source>Use the log-in password</source>
        <translation>改用登录密码</translation>
    </message>
    <message>
        <source>Usual key</source>
        <translation>默认键</translation>
    </message>
    <message>
        <source>Video wall</source>
        <translation>视频墙</translation>
    </message>
    <message>
        <source>Wall tasks</source>
        <translation>墙面任务</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>功能</translation>
    </message>
    <message>
        <source>While drawing: take the last point back</source>
        <translation>画图时退回一点</translation>
    </message>
    <message>
        <source>for you alone, at this seat</source>
        <translation>只对本人、在本席有效</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>没有键</translation>
    </message>
    <message>
        <source>own</source>
        <translation>本人改的</translation>
    </message>
    <message>
        <source>stays</source>
        <translation>不能改</translation>
    </message>
    <message>
        <source>taken, not in force</source>
        <translation>已被占用，未生效</translation>
    </message>
    <message>
        <source>{0} (continued)</source>
        <translation>{0}（续）</translation>
    </message>
    <message>
        <source>{0} belongs to the desktop; take another</source>
        <translation>{0} 归桌面系统用，请换一个键</translation>
    </message>
    <message>
        <source>{0} belongs to the input method; take another</source>
        <translation>{0} 归输入法用，请换一个键</translation>
    </message>
    <message>
        <source>{0} edits text; take another</source>
        <translation>{0} 用来编辑文字，请换一个键</translation>
    </message>
    <message>
        <source>{0} is needed for writing; take one with Ctrl or Alt, or an F key</source>
        <translation>{0} 打字要用，请用带 Ctrl 或 Alt 的键，或 F 键</translation>
    </message>
    <message>
        <source>{0} is taken by other programs of the desk; take another</source>
        <translation>{0} 常被截图、通信软件占用，请换一个键</translation>
    </message>
    <message>
        <source>{0} is {1} already; give that another key first</source>
        <translation>{0} 已经是“{1}”，请先给它换一个键</translation>
    </message>
    <message>
        <source>{0} lies elsewhere on other keyboards; take another</source>
        <translation>{0} 在别的键盘上位置不同，请换一个键</translation>
    </message>
    <message>
        <source>{0} moves among rows and fields; take another</source>
        <translation>{0} 用来移动、确认和退出，请换一个键</translation>
    </message>
    <message>
        <source>{0} would be written into the form; take one with Ctrl or Alt, or an F key</source>
        <translation>{0} 会写进表单里，请用带 Ctrl 或 Alt 的键，或 F 键</translation>
    </message>
    <message>
        <source>{0}: press the new key; Esc leaves it</source>
        <translation>{0}：请按新的键，Esc 不改</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>{1}: its key is part of the form and stays</source>
        <translation>“{1}”的键是表单的一部分，不能改</translation>
    </message>
</context>
<context>
    <name>log</name>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关联</translation>
    </message>
    <message>
        <source>All categories</source>
        <translation>全部类别</translation>
    </message>
    <message>
        <source>Amendments</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Duty log</source>
        <translation>值班日志</translation>
    </message>
    <message>
        <source>Empty the filter, or take all categories</source>
        <translation>清空筛选框，或选“全部类别”</translation>
    </message>
    <message>
        <source>Enter opens the file</source>
        <translation>按 Enter 打开附件</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Files ({0})</source>
        <translation>可附文件 ({0})</translation>
    </message>
    <message>
        <source>Filter the log</source>
        <translation>筛选日志</translation>
    </message>
    <message>
        <source>Handover</source>
        <translation>交接班</translation>
    </message>
    <message>
        <source>Handover is not part of this version: hand over on paper, the log stays complete.</source>
        <translation>本版尚无电子交接班：请用纸面交接单，日志照常完整记录。</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>补记</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Log chain broken</source>
        <translation>日志链断裂</translation>
    </message>
    <message>
        <source>No entry yet</source>
        <translation>本班尚无日志</translation>
    </message>
    <message>
        <source>Not recorded: {0}</source>
        <translation>未记入：{0}</translation>
    </message>
    <message>
        <source>Nothing fits the filter</source>
        <translation>没有符合筛选的日志</translation>
    </message>
    <message>
        <source>Older lines are not on this page; the chain is not judged as a whole</source>
        <translation>较早的日志不在本页，链未从首条核对</translation>
    </message>
    <message>
        <source>Put a file into the log</source>
        <translation>选择附入日志的文件</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Recorded by</source>
        <translation>记录人</translation>
    </message>
    <message>
        <source>Recorded in the duty log</source>
        <translation>已记入值班日志</translation>
    </message>
    <message>
        <source>Roster</source>
        <translation>排班</translation>
    </message>
    <message>
        <source>Shown here</source>
        <translation>本页内容</translation>
    </message>
    <message>
        <source>The log chain of this shift is whole</source>
        <translation>本班日志链完整</translation>
    </message>
    <message>
        <source>The roster is not part of this version.</source>
        <translation>本版尚无排班。</translation>
    </message>
    <message>
        <source>This line has no file</source>
        <translation>这一条没有附件</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Unanswered</source>
        <translation>待回执</translation>
    </message>
    <message>
        <source>What happened, who said so, what was done; Enter records it for good</source>
        <translation>记一条：发生了什么、谁说的、怎么办的；回车即存，不可改，只可更正</translation>
    </message>
    <message>
        <source>Write the first one below; signing, sending and other acts add theirs</source>
        <translation>在下方写第一条；签收、调度等操作会自动记入</translation>
    </message>
    <message>
        <source>amends</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>chain broken here</source>
        <translation>链在此断裂</translation>
    </message>
    <message>
        <source>hub countersigned {0} of {1}</source>
        <translation>中心已会签 {0}/{1} 条</translation>
    </message>
    <message>
        <source>late +{0} min</source>
        <translation>补记 +{0} 分</translation>
    </message>
    <message>
        <source>saved here</source>
        <translation>已存本机</translation>
    </message>
    <message>
        <source>saved here, hub has not answered</source>
        <translation>已存本机，待中心回执</translation>
    </message>
    <message>
        <source>the file is not at the hub yet</source>
        <translation>附件未到中心</translation>
    </message>
    <message>
        <source>{0}: line {1} is not what was written</source>
        <translation>{0} 第 {1} 条与原记录不符</translation>
    </message>
    <message>
        <source>{0}: nothing between line {1} and line {2}</source>
        <translation>{0} 第 {1} 条与第 {2} 条之间缺失</translation>
    </message>
    <message>
        <source>{0}: the countersignature of line {1} is not this hub's</source>
        <translation>{0} 第 {1} 条的会签不是本中心所签</translation>
    </message>
</context>
<context>
    <name>log_category</name>
    <message>
        <source>Alert quality</source>
        <translation>告警质量</translation>
    </message>
    <message>
        <source>Assessment</source>
        <translation>考核</translation>
    </message>
    <message>
        <source>Assignment</source>
        <translation>交办</translation>
    </message>
    <message>
        <source>Call put off</source>
        <translation>推后报告</translation>
    </message>
    <message>
        <source>Call taken</source>
        <translation>接报</translation>
    </message>
    <message>
        <source>Call-out</source>
        <translation>叫应</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>核实</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>Dictionary</source>
        <translation>字典</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>指示</translation>
    </message>
    <message>
        <source>Dispatch</source>
        <translation>调度</translation>
    </message>
    <message>
        <source>Diversion</source>
        <translation>分流</translation>
    </message>
    <message>
        <source>Done anew</source>
        <translation>再办</translation>
    </message>
    <message>
        <source>Equipment</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Handover</source>
        <translation>交接</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>突发事件</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>批示</translation>
    </message>
    <message>
        <source>Merging</source>
        <translation>并入</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>记事</translation>
    </message>
    <message>
        <source>Patrol</source>
        <translation>巡查</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>预案</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>岗位</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>回执</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>报修</translation>
    </message>
    <message>
        <source>Reporting</source>
        <translation>信息报送</translation>
    </message>
    <message>
        <source>Sharing</source>
        <translation>共享</translation>
    </message>
    <message>
        <source>Shelving</source>
        <translation>搁置</translation>
    </message>
    <message>
        <source>Signing</source>
        <translation>签收</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>信源</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Taking back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Taking on</source>
        <translation>认领</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>专题</translation>
    </message>
    <message>
        <source>Two accounts</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>Work order</source>
        <translation>工单</translation>
    </message>
</context>
<context>
    <name>log_out</name>
    <message>
        <source>1 second</source>
        <translation>1 秒</translation>
    </message>
    <message>
        <source>Cut off now: the lists stay empty until the hub is back</source>
        <translation>现在断网：退出后列表为空，网络恢复才能取回</translation>
    </message>
    <message>
        <source>Hold to log out</source>
        <translation>按住退出并清除</translation>
    </message>
    <message>
        <source>Log out of this seat</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>Log out, and wipe this seat's copy</source>
        <translation>退出登录并清除本席数据</translation>
    </message>
    <message>
        <source>Nobody else can log in here without the hub</source>
        <translation>断网时没有别人能登录本席：退出后本席无法值守</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>不退出</translation>
    </message>
    <message>
        <source>Stays, encrypted: what is to be sent ({0}), drafts ({1}), the duty log</source>
        <translation>加密留存：待发送 {0} 件、草稿 {1} 份、值班日志</translation>
    </message>
    <message>
        <source>What waits is sent at the next log-in at this seat, whoever it is</source>
        <translation>待发送的由下一位在本席登录后自动送出，一件不少</translation>
    </message>
    <message>
        <source>Wiped: this seat's copy of alerts, orders and directories, replays, and {0}'s leave to work without the hub</source>
        <translation>清除：本席的告警、指令、名录缓存，复盘记录，{0}断网进入本席的凭证</translation>
    </message>
</context>
<context>
    <name>login</name>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Account or password is wrong</source>
        <translation>账号或登录密码不对</translation>
    </message>
    <message>
        <source>Account, password and seat are all needed</source>
        <translation>账号、登录密码、席位都要填写</translation>
    </message>
    <message>
        <source>Asking the hub …</source>
        <translation>正在登录…</translation>
    </message>
    <message>
        <source>Duty seat log-in</source>
        <translation>值守席登录</translation>
    </message>
    <message>
        <source>First use: log in once with the hub; then also without it</source>
        <translation>本席首次使用：先联网登录一次，以后断网也能值守</translation>
    </message>
    <message>
        <source>Hub address</source>
        <translation>中心地址</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Logging in failed: {0}</source>
        <translation>登录失败：{0}</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>登录密码</translation>
    </message>
    <message>
        <source>Seat</source>
        <translation>席位</translation>
    </message>
    <message>
        <source>The hub does not answer, and nobody has ever logged in at this seat: connect the hub and log in once; after that this seat also works without it</source>
        <translation>连不上中心，本席还没有人登录过：请先接通中心登录一次，以后断网也能值守</translation>
    </message>
    <message>
        <source>The hub does not answer, and this account has not logged in at this seat with it</source>
        <translation>连不上中心，此账号没有在本席联网登录过</translation>
    </message>
    <message>
        <source>The hub does not answer; check the address and the network</source>
        <translation>中心没有应答，请检查地址和网络</translation>
    </message>
    <message>
        <source>The hub does not answer; this is not the password of the last log-in with the hub</source>
        <translation>连不上中心；与上次联网的登录密码不符</translation>
    </message>
    <message>
        <source>The hub speaks another version; this console has to be updated</source>
        <translation>中心版本不同，本机需要升级</translation>
    </message>
    <message>
        <source>The hub's certificate is not trusted; ask the installer</source>
        <translation>中心的证书不受信任，请找安装维护人员</translation>
    </message>
    <message>
        <source>This account is bound to another seat; ask the shift leader</source>
        <translation>该账号限定在其他席位登录，请找值班长</translation>
    </message>
    <message>
        <source>This account is disabled; ask the installer</source>
        <translation>账号已停用，请找安装维护人员</translation>
    </message>
    <message>
        <source>Too many attempts; wait a minute</source>
        <translation>尝试过多，请等一分钟</translation>
    </message>
    <message>
        <source>What answers at this address is no hub</source>
        <translation>该地址不是城运中心</translation>
    </message>
    <message>
        <source>What this seat keeps could not be wiped: call the installer</source>
        <translation>本席缓存未能清除，请联系安装人员</translation>
    </message>
    <message>
        <source>{0}, code {1}</source>
        <translation>{0}，代码 {1}</translation>
    </message>
    <message>
        <source>{0}; without the hub can log in: {1}</source>
        <translation>{0}；断网可登录：{1} 前</translation>
    </message>
</context>
<context>
    <name>looks</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Cut off: other desks cannot be seen</source>
        <translation>断网：看不到其他席位</translation>
    </message>
    <message>
        <source>End it</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>End looks at this desk</source>
        <translation>结束对本席的旁观</translation>
    </message>
    <message>
        <source>Look at another desk</source>
        <translation>旁观其他席位</translation>
    </message>
    <message>
        <source>Look at which desk?</source>
        <translation>旁观哪一席？</translation>
    </message>
    <message>
        <source>Looked at</source>
        <translation>有人旁观</translation>
    </message>
    <message>
        <source>Looking at {0}</source>
        <translation>旁观 {0}</translation>
    </message>
    <message>
        <source>Looking on, nothing can be done</source>
        <translation>只读旁观</translation>
    </message>
    <message>
        <source>No other desk is on the hub now</source>
        <translation>现在没有其他席位联网</translation>
    </message>
    <message>
        <source>Not possible now: {0}</source>
        <translation>现在不能旁观：{0}</translation>
    </message>
    <message>
        <source>Only the shift leader may look at another desk</source>
        <translation>只有值班长能旁观其他席位</translation>
    </message>
    <message>
        <source>The desk sees who looks since when; both audits keep it</source>
        <translation>对方席位会看到是谁、从何时起；两边都进审计</translation>
    </message>
    <message>
        <source>The look at {0} is over</source>
        <translation>对 {0} 的旁观已结束</translation>
    </message>
    <message>
        <source>looked at since {0}</source>
        <translation>自 {0} 起</translation>
    </message>
    <message>
        <source>no pictures while looking on</source>
        <translation>旁观时不调视频</translation>
    </message>
    <message>
        <source>page there: {0}, as of {1}</source>
        <translation>对方正在：{0}（{1}）</translation>
    </message>
    <message>
        <source>{0} at {1} has watched this desk since {2}</source>
        <translation>{0}（{1}）自 {2} 起旁观本席</translation>
    </message>
    <message>
        <source>{0} {1}</source>
        <translation>{0} {1}</translation>
    </message>
</context>
<context>
    <name>map</name>
    <message>
        <source> · </source>
        <translation> · </translation>
    </message>
    <message>
        <source>Map layers</source>
        <translation>图层</translation>
    </message>
</context>
<context>
    <name>mask</name>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>A reason is needed</source>
        <translation>还须选原因</translation>
    </message>
    <message>
        <source>All grades</source>
        <translation>全部等级</translation>
    </message>
    <message>
        <source>At worst</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Beginning with: {0}</source>
        <translation>从这一条起：{0}</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>恢复显示</translation>
    </message>
    <message>
        <source>Brought back: {0}, {1} alerts</source>
        <translation>已恢复显示：{0}，{1} 条</translation>
    </message>
    <message>
        <source>By</source>
        <translation>搁置人</translation>
    </message>
    <message>
        <source>Choose a reason</source>
        <translation>选原因</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>多久</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>不搁置</translation>
    </message>
    <message>
        <source>More words</source>
        <translation>补充说明</translation>
    </message>
    <message>
        <source>Not done: {0}</source>
        <translation>没有办成：{0}</translation>
    </message>
    <message>
        <source>Nothing is set aside</source>
        <translation>没有搁置、抑制或停用</translation>
    </message>
    <message>
        <source>Number of the work order</source>
        <translation>报修工单号；停用报修、超过 8 小时的必填</translation>
    </message>
    <message>
        <source>Open or close the lines at the foot</source>
        <translation>展开或收起搁置、演练等各行</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>工单号</translation>
    </message>
    <message>
        <source>Out of service</source>
        <translation>停用报修</translation>
    </message>
    <message>
        <source>Out of service until {0}</source>
        <translation>停用至 {0}</translation>
    </message>
    <message>
        <source>Put off the call to the leader</source>
        <translation>推后报带班领导</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Shelve</source>
        <translation>搁置</translation>
    </message>
    <message>
        <source>Shelve by scope</source>
        <translation>按范围搁置</translation>
    </message>
    <message>
        <source>Shelved until {0}</source>
        <translation>搁置至 {0}</translation>
    </message>
    <message>
        <source>Shelved until {0}: {1} alerts</source>
        <translation>已搁置 {1} 条，至 {0}</translation>
    </message>
    <message>
        <source>Show in the queue</source>
        <translation>看这一条</translation>
    </message>
    <message>
        <source>Suppress by rule</source>
        <translation>规则抑制</translation>
    </message>
    <message>
        <source>Suppressed until {0}</source>
        <translation>抑制至 {0}</translation>
    </message>
    <message>
        <source>The number of the work order is needed</source>
        <translation>还须写工单号</translation>
    </message>
    <message>
        <source>This alert</source>
        <translation>本条</translation>
    </message>
    <message>
        <source>This alert is graver than that: choose the grade, or leave it</source>
        <translation>这一条比所选等级重：改选等级，或不搁置</translation>
    </message>
    <message>
        <source>This device</source>
        <translation>同一点位</translation>
    </message>
    <message>
        <source>This place</source>
        <translation>同一地点</translation>
    </message>
    <message>
        <source>This source</source>
        <translation>本信源</translation>
    </message>
    <message>
        <source>This town</source>
        <translation>本街镇</translation>
    </message>
    <message>
        <source>This type</source>
        <translation>本类型</translation>
    </message>
    <message>
        <source>Touches {0}: {1}</source>
        <translation>影响 {0} 条：{1}</translation>
    </message>
    <message>
        <source>Under it</source>
        <translation>条数</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Up to which grade</source>
        <translation>搁置到哪一级</translation>
    </message>
    <message>
        <source>What comes until then, {0}, is shelved too</source>
        <translation>到期前新来的（{0}）也一并搁置</translation>
    </message>
    <message>
        <source>What is shelved</source>
        <translation>已搁置清单</translation>
    </message>
    <message>
        <source>alert {0}</source>
        <translation>本条：{0}</translation>
    </message>
    <message>
        <source>device {0}</source>
        <translation>同一点位：{0}</translation>
    </message>
    <message>
        <source>in {0}</source>
        <translation>还有 {0}</translation>
    </message>
    <message>
        <source>one alert</source>
        <translation>单条</translation>
    </message>
    <message>
        <source>source {0}</source>
        <translation>信源 {0}</translation>
    </message>
    <message>
        <source>the other {0} are the hub's to take in</source>
        <translation>其余 {0} 条由中心搁置，联网后办</translation>
    </message>
    <message>
        <source>type {0}</source>
        <translation>类型 {0}</translation>
    </message>
    <message>
        <source>until {0}</source>
        <translation>至 {0}</translation>
    </message>
    <message>
        <source>{0} and below</source>
        <translation>{0}及以下</translation>
    </message>
    <message>
        <source>{0} came since: the hub takes them in</source>
        <translation>预览后新来 {0} 条，由中心一并搁置</translation>
    </message>
    <message>
        <source>{0} came since: the hub takes them in when it is back</source>
        <translation>预览后新来 {0} 条，联网后由中心一并搁置</translation>
    </message>
    <message>
        <source>{0} d</source>
        <translation>{0} 天</translation>
    </message>
    <message>
        <source>{0} h</source>
        <translation>{0} 小时</translation>
    </message>
    <message>
        <source>{0} have risen or ended since the preview and are left alone</source>
        <translation>预览后 {0} 条已升级或办结，没有搁置</translation>
    </message>
    <message>
        <source>{0} lines, {1} alerts</source>
        <translation>{0} 项，{1} 条告警</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} 分钟</translation>
    </message>
    <message>
        <source>{0} until {1}. {2}</source>
        <translation>{0}，至 {1}。{2}</translation>
    </message>
    <message>
        <source>{0} {1}</source>
        <translation>{0} {1}</translation>
    </message>
    <message>
        <source>{0} {1} (left alone)</source>
        <translation>{0} {1}（不在内）</translation>
    </message>
    <message>
        <source>{0}: {1} ({2})</source>
        <translation>{0}：{1}（{2}）</translation>
    </message>
</context>
<context>
    <name>mode</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>1 second</source>
        <translation>1 秒</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Agreed by</source>
        <translation>同意人</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Being done under what is in force</source>
        <translation>按现行模式、响应正在办</translation>
    </message>
    <message>
        <source>Calm</source>
        <translation>平</translation>
    </message>
    <message>
        <source>End order</source>
        <translation>终止令</translation>
    </message>
    <message>
        <source>Forecast, plan or order it rests on</source>
        <translation>写明所依据的预警、预案或指示</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历次转换</translation>
    </message>
    <message>
        <source>Hold to switch</source>
        <translation>按住切换</translation>
    </message>
    <message>
        <source>I</source>
        <translation>Ⅰ级</translation>
    </message>
    <message>
        <source>II</source>
        <translation>Ⅱ级</translation>
    </message>
    <message>
        <source>III</source>
        <translation>Ⅲ级</translation>
    </message>
    <message>
        <source>IV</source>
        <translation>Ⅳ级</translation>
    </message>
    <message>
        <source>Last report</source>
        <translation>终报</translation>
    </message>
    <message>
        <source>Last: {0}</source>
        <translation>上次：{0}</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>不改</translation>
    </message>
    <message>
        <source>Let go</source>
        <translation>已释放</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Mode of the hall and responses</source>
        <translation>模式与应急响应</translation>
    </message>
    <message>
        <source>Not switched: {0}</source>
        <translation>未切换：{0}</translation>
    </message>
    <message>
        <source>Not written down: {0}</source>
        <translation>没有记上：{0}</translation>
    </message>
    <message>
        <source>Nothing is to change</source>
        <translation>没有要改的</translation>
    </message>
    <message>
        <source>Now: {0}·{1}</source>
        <translation>现在：{0}·{1}</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>响应</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Special</source>
        <translation>专</translation>
    </message>
    <message>
        <source>Special·urgent</source>
        <translation>专+急</translation>
    </message>
    <message>
        <source>Switched; recorded in the duty log</source>
        <translation>已切换，已记入值班日志</translation>
    </message>
    <message>
        <source>Taken with the change</source>
        <translation>切换后采用</translation>
    </message>
    <message>
        <source>Told to</source>
        <translation>通告</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>急</translation>
    </message>
    <message>
        <source>Who agreed: post and name</source>
        <translation>职务和姓名；电话同意的，复诵后填写</translation>
    </message>
    <message>
        <source>Who is told of the last turn</source>
        <translation>上次通告对象</translation>
    </message>
    <message>
        <source>Who is told, with commas between them</source>
        <translation>通告对象，之间用顿号隔开</translation>
    </message>
    <message>
        <source>Will change: {0}</source>
        <translation>将要改为：{0}</translation>
    </message>
    <message>
        <source>acknowledged</source>
        <translation>收悉</translation>
    </message>
    <message>
        <source>alert rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>by whom, until when</source>
        <translation>谁报、几时前报</translation>
    </message>
    <message>
        <source>chief</source>
        <translation>总指挥</translation>
    </message>
    <message>
        <source>commander on site</source>
        <translation>现场指挥</translation>
    </message>
    <message>
        <source>done {0}</source>
        <translation>{0} 已办</translation>
    </message>
    <message>
        <source>due {0}</source>
        <translation>{0} 到点</translation>
    </message>
    <message>
        <source>goes first</source>
        <translation>优先启用</translation>
    </message>
    <message>
        <source>in force since {0}</source>
        <translation>{0} 已启用</translation>
    </message>
    <message>
        <source>leader on duty</source>
        <translation>带班领导</translation>
    </message>
    <message>
        <source>level {0}</source>
        <translation>{0}响应</translation>
    </message>
    <message>
        <source>level {0} response ({1})</source>
        <translation>{0}响应（{1}）</translation>
    </message>
    <message>
        <source>no receipt yet</source>
        <translation>未收悉</translation>
    </message>
    <message>
        <source>no response in force</source>
        <translation>未启动响应</translation>
    </message>
    <message>
        <source>none</source>
        <translation>未启动</translation>
    </message>
    <message>
        <source>not done yet</source>
        <translation>未办</translation>
    </message>
    <message>
        <source>of {0} told, {1} acknowledged</source>
        <translation>通告 {0}·收悉 {1}</translation>
    </message>
    <message>
        <source>playbooks</source>
        <translation>预案</translation>
    </message>
    <message>
        <source>ready {0}</source>
        <translation>{0} 已备</translation>
    </message>
    <message>
        <source>receipt</source>
        <translation>收悉</translation>
    </message>
    <message>
        <source>reports</source>
        <translation>报送</translation>
    </message>
    <message>
        <source>response ({0}) {1}</source>
        <translation>{0}响应 {1}</translation>
    </message>
    <message>
        <source>response ({0}) {1} → {2}</source>
        <translation>{0}响应 {1} → {2}</translation>
    </message>
    <message>
        <source>roster</source>
        <translation>值守</translation>
    </message>
    <message>
        <source>screens</source>
        <translation>屏幕</translation>
    </message>
    <message>
        <source>there since {0}</source>
        <translation>{0} 已到岗</translation>
    </message>
    <message>
        <source>to be called in</source>
        <translation>待到岗</translation>
    </message>
    <message>
        <source>to be called in, there by {0}</source>
        <translation>待到岗，{0} 前</translation>
    </message>
    <message>
        <source>to be switched at the hub</source>
        <translation>由中心换规则集</translation>
    </message>
    <message>
        <source>waits for the hub</source>
        <translation>待中心启用</translation>
    </message>
    <message>
        <source>what was let go, what is still held</source>
        <translation>已释放哪些力量物资，还留哪些</translation>
    </message>
    <message>
        <source>which order ends it</source>
        <translation>哪一道终止令</translation>
    </message>
    <message>
        <source>{0} begun</source>
        <translation>转入{0}</translation>
    </message>
    <message>
        <source>{0} ended</source>
        <translation>结束{0}</translation>
    </message>
    <message>
        <source>{0} {1}, agreed by {2}; {3}</source>
        <translation>{0} {1}，{2}同意；{3}</translation>
    </message>
    <message>
        <source>{0} → {1}</source>
        <translation>{0} → {1}</translation>
    </message>
    <message>
        <source>{0}; basis and who agreed are needed</source>
        <translation>{0}；还须写明依据和同意人</translation>
    </message>
    <message>
        <source>{0}; basis: {1}</source>
        <translation>{0}；依据：{1}</translation>
    </message>
    <message>
        <source>{0}; end order, what was let go and the last report are needed</source>
        <translation>{0}；离开“急”还须写明终止令、已释放力量和终报</translation>
    </message>
    <message>
        <source>{0}; the basis is needed</source>
        <translation>{0}；还须写明依据</translation>
    </message>
    <message>
        <source>{0}; who agreed is needed</source>
        <translation>{0}；还须写明同意人</translation>
    </message>
</context>
<context>
    <name>models</name>
    <message>
        <source>the slip has another text</source>
        <translation>与单据内容不符</translation>
    </message>
</context>
<context>
    <name>note</name>
    <message>
        <source>A note was left half written: {0}</source>
        <translation>有一条记事没写完：{0}</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>接着写</translation>
    </message>
    <message>
        <source>Not recorded: {0}</source>
        <translation>未记入：{0}</translation>
    </message>
    <message>
        <source>Note, with what is under the cursor</source>
        <translation>记一笔，附上光标所指</translation>
    </message>
    <message>
        <source>Note; Enter puts it into the duty log</source>
        <translation>记一笔，回车记入值班日志</translation>
    </message>
    <message>
        <source>Point {0}, {1}</source>
        <translation>点 {0}, {1}</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Recorded in the duty log</source>
        <translation>已记入值班日志</translation>
    </message>
    <message>
        <source>The note before is still being recorded</source>
        <translation>上一条记事还在记入，稍候</translation>
    </message>
    <message>
        <source>later</source>
        <translation>先放着</translation>
    </message>
    <message>
        <source>nothing in particular</source>
        <translation>不附对象</translation>
    </message>
    <message>
        <source>something else</source>
        <translation>换一个</translation>
    </message>
</context>
<context>
    <name>orders</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>A reason or result is needed</source>
        <translation>须写明事由或结果</translation>
    </message>
    <message>
        <source>A work order to whom?</source>
        <translation>工单派给谁？</translation>
    </message>
    <message>
        <source>Actually solved</source>
        <translation>实际解决率</translation>
    </message>
    <message>
        <source>All joint stations</source>
        <translation>全部联勤联动站</translation>
    </message>
    <message>
        <source>All of them</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>All open</source>
        <translation>全部未结</translation>
    </message>
    <message>
        <source>An order is sent with {0} on the duty page, or comes from 12345</source>
        <translation>在值守页按 {0} 派单，或由 12345、110、网格来单</translation>
    </message>
    <message>
        <source>At joint stations</source>
        <translation>联勤联动站</translation>
    </message>
    <message>
        <source>At lowest tier</source>
        <translation>最低层级办结率</translation>
    </message>
    <message>
        <source>By joint stations</source>
        <translation>联勤联动结案率</translation>
    </message>
    <message>
        <source>By source</source>
        <translation>按来源</translation>
    </message>
    <message>
        <source>By state</source>
        <translation>按状态</translation>
    </message>
    <message>
        <source>Clocks</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Closed in time</source>
        <translation>按期办结率</translation>
    </message>
    <message>
        <source>Course</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Delay asked</source>
        <translation>延期</translation>
    </message>
    <message>
        <source>Done: {0}</source>
        <translation>已办：{0}</translation>
    </message>
    <message>
        <source>Draw a sample</source>
        <translation>抽查一件</translation>
    </message>
    <message>
        <source>Find an order</source>
        <translation>查找工单</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Granted</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>Group of orders before</source>
        <translation>上一组工单</translation>
    </message>
    <message>
        <source>Groups of orders</source>
        <translation>工单分组</translation>
    </message>
    <message>
        <source>Handling</source>
        <translation>处置中</translation>
    </message>
    <message>
        <source>How much more</source>
        <translation>再延多少</translation>
    </message>
    <message>
        <source>It has left; take it back on the orders page</source>
        <translation>已发出；到工单页作废或转派</translation>
    </message>
    <message>
        <source>Joint items</source>
        <translation>联动事项</translation>
    </message>
    <message>
        <source>Joint station</source>
        <translation>联勤联动站</translation>
    </message>
    <message>
        <source>Joint stations</source>
        <translation>联勤联动站</translation>
    </message>
    <message>
        <source>Joint stations, or all</source>
        <translation>联勤联动站，或全部</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>Less than a fifth left</source>
        <translation>不足五分之一</translation>
    </message>
    <message>
        <source>Looked at again in days</source>
        <translation>几天后复核</translation>
    </message>
    <message>
        <source>Matter</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Next group of orders</source>
        <translation>下一组工单</translation>
    </message>
    <message>
        <source>Next one</source>
        <translation>换下一件</translation>
    </message>
    <message>
        <source>No closed order of somebody else is left to be sampled</source>
        <translation>没有别人经手、还没抽查的已结工单</translation>
    </message>
    <message>
        <source>No order has this number: {0}</source>
        <translation>没有这个编号的工单：{0}</translation>
    </message>
    <message>
        <source>No order here</source>
        <translation>这一组没有工单</translation>
    </message>
    <message>
        <source>No order is chosen</source>
        <translation>没有选中工单</translation>
    </message>
    <message>
        <source>No orders yet</source>
        <translation>还没有工单</translation>
    </message>
    <message>
        <source>No unit is called so: {0}</source>
        <translation>没有这个单位：{0}</translation>
    </message>
    <message>
        <source>Not done after all: {0}</source>
        <translation>改回未办：{0}</translation>
    </message>
    <message>
        <source>Not granted</source>
        <translation>不同意</translation>
    </message>
    <message>
        <source>Not solved</source>
        <translation>未解决</translation>
    </message>
    <message>
        <source>Nothing is wrong</source>
        <translation>没有问题，满分</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Number of the other order</source>
        <translation>另一件的编号</translation>
    </message>
    <message>
        <source>Number, matter, place</source>
        <translation>编号、事项、地点</translation>
    </message>
    <message>
        <source>One order</source>
        <translation>单件</translation>
    </message>
    <message>
        <source>Orders of the next rate</source>
        <translation>下一项指标的工单</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>Parked</source>
        <translation>挂账</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Reason or result</source>
        <translation>事由或结果</translation>
    </message>
    <message>
        <source>Ret/del/redo</source>
        <translation>退 / 延 / 返</translation>
    </message>
    <message>
        <source>Return undecided</source>
        <translation>退单待定</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>退单率</translation>
    </message>
    <message>
        <source>Sample {0}, passed from {1} on</source>
        <translation>抽查 {0}，所填为满分，合计 {1} 分合格</translation>
    </message>
    <message>
        <source>Sample {0}; {1}</source>
        <translation>抽查 {0}；{1}</translation>
    </message>
    <message>
        <source>Sampled</source>
        <translation>抽查</translation>
    </message>
    <message>
        <source>Sampled, not passed: {0}</source>
        <translation>抽查不合格：{0}</translation>
    </message>
    <message>
        <source>Sampled, passed: {0}</source>
        <translation>抽查合格：{0}</translation>
    </message>
    <message>
        <source>Score it item by item</source>
        <translation>逐项评分</translation>
    </message>
    <message>
        <source>Send forces instead</source>
        <translation>调度力量</translation>
    </message>
    <message>
        <source>Several are called so: {0}</source>
        <translation>有几个单位，写全名：{0}</translation>
    </message>
    <message>
        <source>Signed by phone</source>
        <translation>电话签收</translation>
    </message>
    <message>
        <source>Signed in time</source>
        <translation>签收及时率</translation>
    </message>
    <message>
        <source>Solved, nobody to ask</source>
        <translation>已解决，无人可回访</translation>
    </message>
    <message>
        <source>Solved, not satisfied</source>
        <translation>已解决，不满意</translation>
    </message>
    <message>
        <source>Solved, satisfied</source>
        <translation>已解决，满意</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Sup.</source>
        <translation>督办</translation>
    </message>
    <message>
        <source>Supervised</source>
        <translation>督办</translation>
    </message>
    <message>
        <source>Take back, nothing has left</source>
        <translation>撤回，尚未发出</translation>
    </message>
    <message>
        <source>Taken back, nothing was sent</source>
        <translation>已撤回，未发出</translation>
    </message>
    <message>
        <source>This order has no joint items</source>
        <translation>这张工单没有联动事项</translation>
    </message>
    <message>
        <source>Tick a joint item</source>
        <translation>勾联动事项</translation>
    </message>
    <message>
        <source>To be approved</source>
        <translation>待审核</translation>
    </message>
    <message>
        <source>To be checked</source>
        <translation>待核查</translation>
    </message>
    <message>
        <source>To be filed</source>
        <translation>待立案</translation>
    </message>
    <message>
        <source>To be sent</source>
        <translation>待派单</translation>
    </message>
    <message>
        <source>To be signed</source>
        <translation>待签收</translation>
    </message>
    <message>
        <source>To be watched</source>
        <translation>重点盯办</translation>
    </message>
    <message>
        <source>To which unit (empty: to be sent later)</source>
        <translation>改派单位（空着则待派单）</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>承办单位</translation>
    </message>
    <message>
        <source>Unit (helpers)</source>
        <translation>主办（协办）</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>查到什么</translation>
    </message>
    <message>
        <source>What was found is needed</source>
        <translation>须写明查到什么</translation>
    </message>
    <message>
        <source>What was found?</source>
        <translation>核查回访结果</translation>
    </message>
    <message>
        <source>Which item is done?</source>
        <translation>哪一项已办？</translation>
    </message>
    <message>
        <source>Who agreed</source>
        <translation>批准人</translation>
    </message>
    <message>
        <source>Work order to {0}</source>
        <translation>工单已派 {0}</translation>
    </message>
    <message>
        <source>Work orders and clocks</source>
        <translation>工单与时限</translation>
    </message>
    <message>
        <source>by phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>by time left; colour below a fifth</source>
        <translation>按剩余时间·不足五分之一才着色</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>结案率</translation>
    </message>
    <message>
        <source>closed {0} ({1} of {2}), target {3}</source>
        <translation>结案率 {0}（{1}/{2}），目标 {3}</translation>
    </message>
    <message>
        <source>dictionary: helps</source>
        <translation>派单字典：协办</translation>
    </message>
    <message>
        <source>dictionary: {0}</source>
        <translation>派单字典：{0}</translation>
    </message>
    <message>
        <source>first contact</source>
        <translation>先行联系</translation>
    </message>
    <message>
        <source>joint station of the town</source>
        <translation>属地联勤联动站</translation>
    </message>
    <message>
        <source>none runs</source>
        <translation>没有在走的时限</translation>
    </message>
    <message>
        <source>not passed</source>
        <translation>不合格</translation>
    </message>
    <message>
        <source>nothing is counted yet; target {0}</source>
        <translation>还没有可算的；目标 {0}</translation>
    </message>
    <message>
        <source>open</source>
        <translation>在办</translation>
    </message>
    <message>
        <source>orders that count against it</source>
        <translation>没有达到的工单</translation>
    </message>
    <message>
        <source>orders that were returned</source>
        <translation>退过的工单</translation>
    </message>
    <message>
        <source>other items</source>
        <translation>其余事项</translation>
    </message>
    <message>
        <source>over {0}</source>
        <translation>超时 {0}</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>合格</translation>
    </message>
    <message>
        <source>review {0}</source>
        <translation>{0} 复核</translation>
    </message>
    <message>
        <source>rework</source>
        <translation>返工</translation>
    </message>
    <message>
        <source>saved here</source>
        <translation>已存本机</translation>
    </message>
    <message>
        <source>supervised</source>
        <translation>督办</translation>
    </message>
    <message>
        <source>take back: {0}</source>
        <translation>改回未办：{0}</translation>
    </message>
    <message>
        <source>to close</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>to sign</source>
        <translation>签收</translation>
    </message>
    <message>
        <source>town of the place</source>
        <translation>属地</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation>{0}（{1}）</translation>
    </message>
    <message>
        <source>{0} by phone</source>
        <translation>{0} 电话</translation>
    </message>
    <message>
        <source>{0} d {1} h</source>
        <translation>{0} 天 {1} 时</translation>
    </message>
    <message>
        <source>{0} more by key, see the key sheet</source>
        <translation>另有 {0} 项操作，按键见快捷键表</translation>
    </message>
    <message>
        <source>{0} of {1} done</source>
        <translation>已办 {0}/{1}</translation>
    </message>
    <message>
        <source>{0} of {1} sampled ({2}), {3} passed</source>
        <translation>已抽查 {0}/{1}（{2}），合格 {3}</translation>
    </message>
    <message>
        <source>{0} so far</source>
        <translation>已用 {0}</translation>
    </message>
    <message>
        <source>{0} {1}</source>
        <translation>{0} {1}</translation>
    </message>
    <message>
        <source>{0} {1} of {2}</source>
        <translation>{0} {1}/{2}</translation>
    </message>
    <message>
        <source>{0} {1} {2}</source>
        <translation>{0} {1} {2}</translation>
    </message>
    <message>
        <source>{0}, review {1}</source>
        <translation>{0}，{1} 复核</translation>
    </message>
    <message>
        <source>{0}: below</source>
        <translation>{0}，未达</translation>
    </message>
    <message>
        <source>{0}: from 0 to {1}</source>
        <translation>{0}：0 到 {1} 分</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>{0}·target {1}</source>
        <translation>{0}·目标 {1}</translation>
    </message>
</context>
<context>
    <name>outbox</name>
    <message>
        <source>110 diversion: given back</source>
        <translation>110 分流退回</translation>
    </message>
    <message>
        <source>110 diversion: taken</source>
        <translation>110 分流接单</translation>
    </message>
    <message>
        <source>110 diversion: three-way call</source>
        <translation>110 三方通话</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Ask for a restricted camera</source>
        <translation>申请调看</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>恢复显示</translation>
    </message>
    <message>
        <source>Call the towns</source>
        <translation>叫应</translation>
    </message>
    <message>
        <source>Call to a town: written down by mistake</source>
        <translation>叫应更正（误记）</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>Dealt with</source>
        <translation>已处理</translation>
    </message>
    <message>
        <source>Dictionary put in force</source>
        <translation>派单字典生效</translation>
    </message>
    <message>
        <source>Done again: {0}</source>
        <translation>已再办：{0}</translation>
    </message>
    <message>
        <source>End a response</source>
        <translation>终止响应</translation>
    </message>
    <message>
        <source>End an incident</source>
        <translation>突发事件：处置结束</translation>
    </message>
    <message>
        <source>Everything has arrived, nothing was refused</source>
        <translation>全部已送达中心，没有被拒的操作</translation>
    </message>
    <message>
        <source>File shared with the hall</source>
        <translation>共享文件</translation>
    </message>
    <message>
        <source>Found on patrol</source>
        <translation>巡查发现</translation>
    </message>
    <message>
        <source>Give a look</source>
        <translation>准予调看</translation>
    </message>
    <message>
        <source>Goods arrived</source>
        <translation>物资：送达</translation>
    </message>
    <message>
        <source>Goods asked for</source>
        <translation>物资：申请</translation>
    </message>
    <message>
        <source>Goods sent</source>
        <translation>物资：调出</translation>
    </message>
    <message>
        <source>Held back, can be taken back</source>
        <translation>暂缓，可撤销</translation>
    </message>
    <message>
        <source>Incident: alert taken in</source>
        <translation>突发事件：加入告警</translation>
    </message>
    <message>
        <source>Incident: alert taken out</source>
        <translation>突发事件：移出告警</translation>
    </message>
    <message>
        <source>Incident: class</source>
        <translation>突发事件：定类别</translation>
    </message>
    <message>
        <source>Incident: counts of people</source>
        <translation>突发事件：报人数</translation>
    </message>
    <message>
        <source>Incident: event level</source>
        <translation>突发事件：定事件等级</translation>
    </message>
    <message>
        <source>Incident: its response</source>
        <translation>突发事件：对应响应</translation>
    </message>
    <message>
        <source>Incident: note</source>
        <translation>突发事件：记一笔</translation>
    </message>
    <message>
        <source>Incident: report sent</source>
        <translation>突发事件：记报送</translation>
    </message>
    <message>
        <source>Incident: sensitive mark</source>
        <translation>突发事件：敏感标记</translation>
    </message>
    <message>
        <source>Incident: title and place</source>
        <translation>突发事件：改名称地点</translation>
    </message>
    <message>
        <source>Incident: under a main incident</source>
        <translation>突发事件：挂主事件</translation>
    </message>
    <message>
        <source>Incident: who leads</source>
        <translation>突发事件：定指挥人员</translation>
    </message>
    <message>
        <source>Item of a work order ticked</source>
        <translation>工单事项勾选</translation>
    </message>
    <message>
        <source>Keep the wall of an incident</source>
        <translation>保存事件视频墙</translation>
    </message>
    <message>
        <source>Kept since</source>
        <translation>存于</translation>
    </message>
    <message>
        <source>Let go</source>
        <translation>退回待认领</translation>
    </message>
    <message>
        <source>Lift what is set aside</source>
        <translation>解除成批搁置或停用</translation>
    </message>
    <message>
        <source>Log line</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>May have arrived already, cannot be taken back</source>
        <translation>可能已送达，不能撤回</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>并入</translation>
    </message>
    <message>
        <source>Merge incidents</source>
        <translation>合并突发事件</translation>
    </message>
    <message>
        <source>Newer than the hub; goes when the hub is updated</source>
        <translation>比中心新，中心升级后自动办理</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>下次再试</translation>
    </message>
    <message>
        <source>No link; goes by itself when it is back</source>
        <translation>断网，联网后自动发</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>未接通</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>记事</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>正在发送</translation>
    </message>
    <message>
        <source>Open an incident</source>
        <translation>立为突发事件</translation>
    </message>
    <message>
        <source>Open restricted cameras</source>
        <translation>授权调看</translation>
    </message>
    <message>
        <source>Order by phone</source>
        <translation>电话调派</translation>
    </message>
    <message>
        <source>Order by the system</source>
        <translation>系统派单</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>待发送</translation>
    </message>
    <message>
        <source>Part related incidents</source>
        <translation>解除关联</translation>
    </message>
    <message>
        <source>Patrol page looked at</source>
        <translation>巡查留痕</translation>
    </message>
    <message>
        <source>Picture declined</source>
        <translation>谢绝推送</translation>
    </message>
    <message>
        <source>Picture taken</source>
        <translation>接受推送</translation>
    </message>
    <message>
        <source>Picture to another wall</source>
        <translation>推送画面</translation>
    </message>
    <message>
        <source>Plugin: alert raised</source>
        <translation>插件上报告警</translation>
    </message>
    <message>
        <source>Plugin: let in</source>
        <translation>插件准入</translation>
    </message>
    <message>
        <source>Plugin: new version tried</source>
        <translation>插件新版试用</translation>
    </message>
    <message>
        <source>Plugin: record saved</source>
        <translation>插件存记录</translation>
    </message>
    <message>
        <source>Plugin: record taken away</source>
        <translation>插件删记录</translation>
    </message>
    <message>
        <source>Plugin: setting of the hall</source>
        <translation>插件设置（全中心）</translation>
    </message>
    <message>
        <source>Plugin: taken out</source>
        <translation>插件停用</translation>
    </message>
    <message>
        <source>Post given back</source>
        <translation>交回岗位</translation>
    </message>
    <message>
        <source>Post in this shift</source>
        <translation>本班岗位</translation>
    </message>
    <message>
        <source>Put off the leader's call</source>
        <translation>推后报带班领导</translation>
    </message>
    <message>
        <source>Refuse a look</source>
        <translation>谢绝或收回调看</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>被拒</translation>
    </message>
    <message>
        <source>Refused ({0})</source>
        <translation>被拒（{0}）</translation>
    </message>
    <message>
        <source>Register a call</source>
        <translation>接报登记</translation>
    </message>
    <message>
        <source>Relate incidents</source>
        <translation>关联突发事件</translation>
    </message>
    <message>
        <source>Reopen an incident</source>
        <translation>突发事件：重新打开</translation>
    </message>
    <message>
        <source>Saved here, hub has not answered</source>
        <translation>已存本机，待中心回执</translation>
    </message>
    <message>
        <source>Saved here, {0} to send</source>
        <translation>已存本机，待发送 {0}</translation>
    </message>
    <message>
        <source>Saved, unanswered</source>
        <translation>已存本机，待中心回执</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>成批搁置或停用</translation>
    </message>
    <message>
        <source>Settle a check</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Shared file taken out</source>
        <translation>撤下共享文件</translation>
    </message>
    <message>
        <source>Shelve</source>
        <translation>搁置</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>签收</translation>
    </message>
    <message>
        <source>Signed group taken back</source>
        <translation>撤回签收本组</translation>
    </message>
    <message>
        <source>Split an incident</source>
        <translation>拆分突发事件</translation>
    </message>
    <message>
        <source>Stage of a unit taken back</source>
        <translation>撤回力量的一步</translation>
    </message>
    <message>
        <source>Standing still, connection is being rebuilt</source>
        <translation>通信停滞，正在重建连接</translation>
    </message>
    <message>
        <source>Start or adjust a response</source>
        <translation>启动或调整响应</translation>
    </message>
    <message>
        <source>Take back the merging of incidents</source>
        <translation>撤回合并突发事件</translation>
    </message>
    <message>
        <source>Take merging back</source>
        <translation>撤回并入</translation>
    </message>
    <message>
        <source>Take on</source>
        <translation>认领</translation>
    </message>
    <message>
        <source>Take signature back</source>
        <translation>撤回签收</translation>
    </message>
    <message>
        <source>Taken back: {0}</source>
        <translation>已撤回：{0}</translation>
    </message>
    <message>
        <source>The hub decides it later</source>
        <translation>中心稍后处理</translation>
    </message>
    <message>
        <source>The hub has not answered for it</source>
        <translation>中心未答复此条</translation>
    </message>
    <message>
        <source>To be dealt with</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>To send</source>
        <translation>待发送</translation>
    </message>
    <message>
        <source>To send and refused</source>
        <translation>待发送与待处理</translation>
    </message>
    <message>
        <source>To send {0}</source>
        <translation>待发送 {0}</translation>
    </message>
    <message>
        <source>To send {0}·oldest {1}</source>
        <translation>待发送 {0}·最久 {1}</translation>
    </message>
    <message>
        <source>Told by phone</source>
        <translation>电话回告</translation>
    </message>
    <message>
        <source>Town called</source>
        <translation>叫应记录</translation>
    </message>
    <message>
        <source>Turn back</source>
        <translation>结束急或专</translation>
    </message>
    <message>
        <source>Turn to urgent or special</source>
        <translation>转入急或专</translation>
    </message>
    <message>
        <source>Verify: not true</source>
        <translation>核实不属实</translation>
    </message>
    <message>
        <source>Verify: true</source>
        <translation>核实属实</translation>
    </message>
    <message>
        <source>What a wall shows</source>
        <translation>本席视频墙画面</translation>
    </message>
    <message>
        <source>What it builds on is not done yet</source>
        <translation>前一步尚未办成</translation>
    </message>
    <message>
        <source>What it builds on was refused</source>
        <translation>前一步被拒</translation>
    </message>
    <message>
        <source>Why it waits, why it was refused</source>
        <translation>为什么在等 / 为什么被拒</translation>
    </message>
    <message>
        <source>Work order registered</source>
        <translation>工单登记派单</translation>
    </message>
    <message>
        <source>Work order sampled</source>
        <translation>工单抽查</translation>
    </message>
    <message>
        <source>Work order, by phone: {0}</source>
        <translation>工单电话回告：{0}</translation>
    </message>
    <message>
        <source>Work order: {0}</source>
        <translation>工单：{0}</translation>
    </message>
    <message>
        <source>Work orders joined</source>
        <translation>工单合并</translation>
    </message>
    <message>
        <source>Work orders related</source>
        <translation>工单关联</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>马上</translation>
    </message>
    <message>
        <source>done again</source>
        <translation>已再办</translation>
    </message>
    <message>
        <source>for {0}</source>
        <translation>已等 {0}</translation>
    </message>
    <message>
        <source>in {0} s</source>
        <translation>{0} 秒后</translation>
    </message>
    <message>
        <source>kept, the newest twenty</source>
        <translation>保留，显示最近 20 条</translation>
    </message>
    <message>
        <source>nothing of it has left</source>
        <translation>尚未发出</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>refused for good, kept here</source>
        <translation>中心不予办理，保留在此</translation>
    </message>
    <message>
        <source>saved here, sent by itself</source>
        <translation>已存本机，联网后自动逐条发送</translation>
    </message>
    <message>
        <source>taken note of</source>
        <translation>已知道</translation>
    </message>
    <message>
        <source>the hub judges it on its own</source>
        <translation>由中心单独判定</translation>
    </message>
    <message>
        <source>the hub says: {0}</source>
        <translation>中心说明：{0}</translation>
    </message>
    <message>
        <source>took no effect; doing it again is an act of its own</source>
        <translation>未生效；再办是一条新的操作</translation>
    </message>
    <message>
        <source>with the link</source>
        <translation>联网时</translation>
    </message>
    <message>
        <source>{0} (newer than this console)</source>
        <translation>{0}（本版本不识别）</translation>
    </message>
</context>
<context>
    <name>page_maker</name>
    <message>
        <source>1 to 40 letters</source>
        <translation>1 到 40 个字</translation>
    </message>
    <message>
        <source>A new page</source>
        <translation>新的一页</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Approve plugins</source>
        <translation>插件准入</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>左移</translation>
    </message>
    <message>
        <source>Make a page</source>
        <translation>制作页面</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Narrower</source>
        <translation>变窄</translation>
    </message>
    <message>
        <source>No plugin made of a workbook on this seat: plugin make makes one</source>
        <translation>本席没有工作簿做成的插件；先用 plugin make 做一个</translation>
    </message>
    <message>
        <source>None: no head</source>
        <translation>不填则不显示标题</translation>
    </message>
    <message>
        <source>Not saved: {0}</source>
        <translation>没有保存：{0}</translation>
    </message>
    <message>
        <source>Not saved; Esc once more leaves without it</source>
        <translation>尚未保存；再按一次 Esc 放弃修改并离开</translation>
    </message>
    <message>
        <source>Only pages of workbooks are changed here; what is signed stays as it is</source>
        <translation>只改工作簿做成的页面；签过名的插件不在这里改</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Part to add</source>
        <translation>要添加的内容</translation>
    </message>
    <message>
        <source>Parts of the page</source>
        <translation>页面内容</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>右移</translation>
    </message>
    <message>
        <source>Row and width</source>
        <translation>位置与宽度</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Saved at {0}</source>
        <translation>已保存，{0}</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Which page?</source>
        <translation>哪一页？</translation>
    </message>
    <message>
        <source>Whose page?</source>
        <translation>哪个部门的页面？</translation>
    </message>
    <message>
        <source>Wider</source>
        <translation>变宽</translation>
    </message>
    <message>
        <source>buttons</source>
        <translation>按钮</translation>
    </message>
    <message>
        <source>cameras</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>events</source>
        <translation>动态</translation>
    </message>
    <message>
        <source>figure tiles</source>
        <translation>指标卡</translation>
    </message>
    <message>
        <source>form</source>
        <translation>填报</translation>
    </message>
    <message>
        <source>map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>尚未保存</translation>
    </message>
    <message>
        <source>plot</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>row {0}, {1} of 12</source>
        <translation>第 {0} 排，占 {1}/12</translation>
    </message>
    <message>
        <source>table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>without a title</source>
        <translation>无标题</translation>
    </message>
    <message>
        <source>words</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>{0} is saved; the shift leader lets it in anew</source>
        <translation>{0} 已保存，由值班长重新准入</translation>
    </message>
</context>
<context>
    <name>panel</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>patrol</name>
    <message>
        <source> of {0}</source>
        <translation>/{0} 组</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Added: {0}</source>
        <translation>已并入：{0}</translation>
    </message>
    <message>
        <source>Another person saved this plan; it stays</source>
        <translation>这是他人保存的方案，不能删除</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>点位</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Dwell</source>
        <translation>停留</translation>
    </message>
    <message>
        <source>Dwell and pause are numbers of seconds</source>
        <translation>停留和暂停时间请填秒数</translation>
    </message>
    <message>
        <source>End the patrol</source>
        <translation>结束轮巡</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>Found something on this picture</source>
        <translation>登记发现</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>第</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Held: somebody acts</source>
        <translation>操作中，暂停</translation>
    </message>
    <message>
        <source>Hold the wall, or go on</source>
        <translation>暂停或继续轮巡</translation>
    </message>
    <message>
        <source>It has left</source>
        <translation>已送出，不能撤回</translation>
    </message>
    <message>
        <source>Keep this picture over turns, or let it go on</source>
        <translation>保持本格画面，或放开</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>No camera of this plan can be shown</source>
        <translation>本方案没有可看的点位</translation>
    </message>
    <message>
        <source>No camera of this plan can be shown now</source>
        <translation>本方案现在没有可看的点位</translation>
    </message>
    <message>
        <source>No clip could be had: {0}</source>
        <translation>没有取到录像：{0}</translation>
    </message>
    <message>
        <source>No patrol runs on this wall</source>
        <translation>本墙没有轮巡</translation>
    </message>
    <message>
        <source>No patrol runs on this wall: choose a plan with {0}</source>
        <translation>本墙没有轮巡。按 {0} 选择轮巡方案</translation>
    </message>
    <message>
        <source>No picture moves on this page: nobody can say that it is normal</source>
        <translation>本页没有活动画面，不能记本页无异常</translation>
    </message>
    <message>
        <source>No printer: the record is saved instead</source>
        <translation>没有打印机，改存为文件</translation>
    </message>
    <message>
        <source>Not reported, no category was chosen: {0}</source>
        <translation>没有选类别，未登记：{0}</translation>
    </message>
    <message>
        <source>Not saved: {0}</source>
        <translation>未保存：{0}</translation>
    </message>
    <message>
        <source>Nothing abnormal on this page</source>
        <translation>本页无异常</translation>
    </message>
    <message>
        <source>Nothing abnormal on this page; {0} takes it back</source>
        <translation>已记本页无异常；{0} 撤回</translation>
    </message>
    <message>
        <source>On patrol: {0}</source>
        <translation>开始轮巡：{0}</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>Page clear</source>
        <translation>本页无异常</translation>
    </message>
    <message>
        <source>Patrol plans</source>
        <translation>轮巡方案</translation>
    </message>
    <message>
        <source>Print the record of the video patrol, this shift</source>
        <translation>打印视频巡查记录（本班）</translation>
    </message>
    <message>
        <source>Printed on {0}</source>
        <translation>已送打印机 {0}</translation>
    </message>
    <message>
        <source>Record of the video patrol, shift before</source>
        <translation>视频巡查记录（上一班）</translation>
    </message>
    <message>
        <source>Record of the video patrol, this shift</source>
        <translation>视频巡查记录（本班）</translation>
    </message>
    <message>
        <source>Resumes</source>
        <translation>自动继续</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Saved here: {0}, version {1}</source>
        <translation>已存本席：{0}，第 {1} 版</translation>
    </message>
    <message>
        <source>Saved: {0}</source>
        <translation>已存：{0}</translation>
    </message>
    <message>
        <source>Saved: {0}.docx and .pdf in {1}</source>
        <translation>已存：{0} 的 docx 和 pdf，在 {1}</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>共享</translation>
    </message>
    <message>
        <source>Shared with the hall: {0}</source>
        <translation>已共享给本中心：{0}</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始轮巡</translation>
    </message>
    <message>
        <source>Start anew</source>
        <translation>从头轮巡</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步进</translation>
    </message>
    <message>
        <source>Still watching? Any key or the mouse answers, {0} s</source>
        <translation>在岗吗？按任意键或动鼠标应答，{0} 秒</translation>
    </message>
    <message>
        <source>Take back: page is normal</source>
        <translation>撤回本页无异常</translation>
    </message>
    <message>
        <source>Taken back, nothing was sent</source>
        <translation>已撤回，没有送出</translation>
    </message>
    <message>
        <source>Taken back: the page is not marked</source>
        <translation>已撤回本页无异常</translation>
    </message>
    <message>
        <source>Taken out of the hall</source>
        <translation>已撤下共享</translation>
    </message>
    <message>
        <source>The camera directory is still being read, the record follows</source>
        <translation>点位目录还在读取，读完就写视频巡查记录</translation>
    </message>
    <message>
        <source>The directory of cameras is being read</source>
        <translation>正在读取点位目录</translation>
    </message>
    <message>
        <source>The patrol does not begin</source>
        <translation>轮巡不再开始</translation>
    </message>
    <message>
        <source>The patrol plan of {0} is not there any more</source>
        <translation>{0}的轮巡方案已不在</translation>
    </message>
    <message>
        <source>The record could not be written: {0}</source>
        <translation>视频巡查记录没有写成：{0}</translation>
    </message>
    <message>
        <source>The record is being written</source>
        <translation>正在写视频巡查记录</translation>
    </message>
    <message>
        <source>The same as {0} at {1}? {2}</source>
        <translation>与 {1} 的“{0}”是同一件吗？{2}报</translation>
    </message>
    <message>
        <source>There is no mark to be taken back any more</source>
        <translation>没有可撤回的，已过时限</translation>
    </message>
    <message>
        <source>There is no picture of the patrol on this tile</source>
        <translation>这一格没有轮巡画面</translation>
    </message>
    <message>
        <source>There is no picture on this tile</source>
        <translation>这一格没有画面</translation>
    </message>
    <message>
        <source>This plan comes with the console and stays</source>
        <translation>随程序提供的方案不能删除</translation>
    </message>
    <message>
        <source>Try without saving</source>
        <translation>试行（不保存）</translation>
    </message>
    <message>
        <source>Work order to {0}</source>
        <translation>已派单给 {0}</translation>
    </message>
    <message>
        <source>a new one</source>
        <translation>另一件，新报</translation>
    </message>
    <message>
        <source>clip follows</source>
        <translation>录像随后补</translation>
    </message>
    <message>
        <source>close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>cut off {0}</source>
        <translation>待联网 {0}</translation>
    </message>
    <message>
        <source>cut off {0}: {1}</source>
        <translation>待联网 {0}：{1}</translation>
    </message>
    <message>
        <source>goes on in {0} s</source>
        <translation>{0} 秒后自动继续</translation>
    </message>
    <message>
        <source>in turn</source>
        <translation>按序</translation>
    </message>
    <message>
        <source>next in</source>
        <translation>剩</translation>
    </message>
    <message>
        <source>no snapshot</source>
        <translation>没有截图</translation>
    </message>
    <message>
        <source>nobody knows: {0}</source>
        <translation>查无：{0}</translation>
    </message>
    <message>
        <source>not permitted {0}</source>
        <translation>无权限 {0}</translation>
    </message>
    <message>
        <source>not turned to {0}: {1}</source>
        <translation>未转到 {0}：{1}</translation>
    </message>
    <message>
        <source>one row</source>
        <translation>一行</translation>
    </message>
    <message>
        <source>order to {0} ({1})</source>
        <translation>派单 {0}（{1}）</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>欠巡</translation>
    </message>
    <message>
        <source>overdue first</source>
        <translation>按欠巡</translation>
    </message>
    <message>
        <source>passed over</source>
        <translation>略过</translation>
    </message>
    <message>
        <source>running</source>
        <translation>正在轮巡</translation>
    </message>
    <message>
        <source>s</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>s, 0 for never</source>
        <translation>秒，0 为不自动</translation>
    </message>
    <message>
        <source>saved here</source>
        <translation>存于本席</translation>
    </message>
    <message>
        <source>seen this shift</source>
        <translation>本班已巡</translation>
    </message>
    <message>
        <source>shared with the hall</source>
        <translation>本中心共享</translation>
    </message>
    <message>
        <source>shipped</source>
        <translation>随程序提供</translation>
    </message>
    <message>
        <source>snapshot</source>
        <translation>截图已存</translation>
    </message>
    <message>
        <source>tag:underpass; near300:place</source>
        <translation>标签：下立交；周边300：望汐路下立交</translation>
    </message>
    <message>
        <source>take back, nothing has left</source>
        <translation>撤回，还没送出</translation>
    </message>
    <message>
        <source>the same, add to it</source>
        <translation>同一件，并入</translation>
    </message>
    <message>
        <source>too many {0}</source>
        <translation>超出 {0}</translation>
    </message>
    <message>
        <source>turned elsewhere, not at {0}</source>
        <translation>已转往别处，不在 {0}</translation>
    </message>
    <message>
        <source>turning to {0}</source>
        <translation>正转向 {0}</translation>
    </message>
    <message>
        <source>unknown {0}</source>
        <translation>查无 {0}</translation>
    </message>
    <message>
        <source>whole page</source>
        <translation>整页</translation>
    </message>
    <message>
        <source>{0} (trial)</source>
        <translation>{0}（试行）</translation>
    </message>
    <message>
        <source>{0} and more</source>
        <translation>{0} 等</translation>
    </message>
    <message>
        <source>{0} cameras, {1} groups of {2}, a round takes {3}</source>
        <translation>{0} 路，每组 {2} 路共 {1} 组，一轮 {3}</translation>
    </message>
    <message>
        <source>{0} more than one patrol takes</source>
        <translation>超出一次轮巡的上限 {0} 路</translation>
    </message>
    <message>
        <source>{0} presets are not tried: no right to turn cameras</source>
        <translation>{0} 处预置位不转：本人没有云台控制权限，按现在的朝向看</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} 秒</translation>
    </message>
    <message>
        <source>{0} tiles stay</source>
        <translation>保持 {0} 格</translation>
    </message>
    <message>
        <source>{0}: being saved</source>
        <translation>{0}：正在存</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>{0}: {1} until {2}</source>
        <translation>{0}：{1}，至 {2}</translation>
    </message>
</context>
<context>
    <name>plans</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>A monitor is gone; put away, and behind the rail: {0}</source>
        <translation>显示器已断开；已收起，左侧栏仍可打开：{0}</translation>
    </message>
    <message>
        <source>Another person saved this plan; it stays</source>
        <translation>这是他人保存的方案，不能删除</translation>
    </message>
    <message>
        <source>Arrange pages by mouse, or stop</source>
        <translation>调整布局（拖动页面）/ 结束</translation>
    </message>
    <message>
        <source>As a tab</source>
        <translation>并成标签</translation>
    </message>
    <message>
        <source>Behind the rail</source>
        <translation>收进左侧栏</translation>
    </message>
    <message>
        <source>Below</source>
        <translation>上下分开</translation>
    </message>
    <message>
        <source>Beside</source>
        <translation>左右分开</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>指挥</translation>
    </message>
    <message>
        <source>Compare with shipped</source>
        <translation>与随附对比</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Deleted: {0}</source>
        <translation>已删除方案：{0}</translation>
    </message>
    <message>
        <source>Every seat has what came with the console: save it first</source>
        <translation>随附的方案各席都有：先存为自己的再共享</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Exported: {0}</source>
        <translation>已导出：{0}</translation>
    </message>
    <message>
        <source>For everybody: {0}</source>
        <translation>全席可见：{0}</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Import a plan</source>
        <translation>导入屏幕方案</translation>
    </message>
    <message>
        <source>Imported: {0}</source>
        <translation>已导入方案：{0}</translation>
    </message>
    <message>
        <source>Keyboard to the next pane</source>
        <translation>键盘切到下一窗格</translation>
    </message>
    <message>
        <source>Line between two panes</source>
        <translation>窗格分界线</translation>
    </message>
    <message>
        <source>Monitors: {0}</source>
        <translation>{0} 台显示器</translation>
    </message>
    <message>
        <source>Monitors: {0}; every page is in its place</source>
        <translation>{0} 台显示器，页面均已就位</translation>
    </message>
    <message>
        <source>Monitors: {0}; still put away, and behind the rail: {1}</source>
        <translation>{0} 台显示器；仍收起，左侧栏可打开：{1}</translation>
    </message>
    <message>
        <source>Name to save under</source>
        <translation>另存为（写方案名）</translation>
    </message>
    <message>
        <source>Next monitor</source>
        <translation>下一台显示器</translation>
    </message>
    <message>
        <source>Not deleted: {0}</source>
        <translation>未能删除：{0}</translation>
    </message>
    <message>
        <source>Not saved: {0}</source>
        <translation>未能保存：{0}</translation>
    </message>
    <message>
        <source>Nothing differs from what shipped</source>
        <translation>与随附方案相同</translation>
    </message>
    <message>
        <source>Nothing on this monitor</source>
        <translation>此显示器未占用</translation>
    </message>
    <message>
        <source>Nothing put away</source>
        <translation>没有收起的页面</translation>
    </message>
    <message>
        <source>Nothing stands here. Open the screen plans and put a page in</source>
        <translation>此窗口没有页面。打开屏幕方案，放入页面</translation>
    </message>
    <message>
        <source>Only a plan of one's own is private or shared</source>
        <translation>只有自己另存的方案能设为仅本人或全席可见</translation>
    </message>
    <message>
        <source>Own window, or back</source>
        <translation>独立成窗/收回</translation>
    </message>
    <message>
        <source>Page behind its neighbour</source>
        <translation>页面并入相邻窗格</translation>
    </message>
    <message>
        <source>Page below the others</source>
        <translation>页面上下分开</translation>
    </message>
    <message>
        <source>Page beside the others</source>
        <translation>页面左右分开</translation>
    </message>
    <message>
        <source>Page to the next monitor</source>
        <translation>页面移到下一台显示器</translation>
    </message>
    <message>
        <source>Private or shared</source>
        <translation>仅本人 / 全席</translation>
    </message>
    <message>
        <source>Private: {0}</source>
        <translation>仅本人可见：{0}</translation>
    </message>
    <message>
        <source>Put away: {0}</source>
        <translation>已收起：{0}</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存</translation>
    </message>
    <message>
        <source>Saved: {0}</source>
        <translation>已保存方案：{0}</translation>
    </message>
    <message>
        <source>Scenes</source>
        <translation>场景应用</translation>
    </message>
    <message>
        <source>Screen plans</source>
        <translation>屏幕方案</translation>
    </message>
    <message>
        <source>Screens as before</source>
        <translation>屏幕已恢复原样</translation>
    </message>
    <message>
        <source>Screens switched by themselves: {0}</source>
        <translation>已自动切换屏幕方案：{0}</translation>
    </message>
    <message>
        <source>Screens: back one step</source>
        <translation>屏幕恢复上一步</translation>
    </message>
    <message>
        <source>Screens: command, calm</source>
        <translation>屏幕方案：指挥·平时</translation>
    </message>
    <message>
        <source>Screens: command, flood</source>
        <translation>屏幕方案：指挥·汛期</translation>
    </message>
    <message>
        <source>Screens: command, great event</source>
        <translation>屏幕方案：指挥·重大活动</translation>
    </message>
    <message>
        <source>Screens: command, night</source>
        <translation>屏幕方案：指挥·夜间</translation>
    </message>
    <message>
        <source>Screens: scenes, calm</source>
        <translation>屏幕方案：场景应用·平时</translation>
    </message>
    <message>
        <source>Screens: scenes, flood</source>
        <translation>屏幕方案：场景应用·汛期</translation>
    </message>
    <message>
        <source>Screens: scenes, great event</source>
        <translation>屏幕方案：场景应用·重大活动</translation>
    </message>
    <message>
        <source>Screens: scenes, night</source>
        <translation>屏幕方案：场景应用·夜间</translation>
    </message>
    <message>
        <source>Screens: video patrol, calm</source>
        <translation>屏幕方案：视频轮巡·平时</translation>
    </message>
    <message>
        <source>Screens: video patrol, flood</source>
        <translation>屏幕方案：视频轮巡·汛期</translation>
    </message>
    <message>
        <source>Screens: video patrol, great event</source>
        <translation>屏幕方案：视频轮巡·重大活动</translation>
    </message>
    <message>
        <source>Screens: video patrol, night</source>
        <translation>屏幕方案：视频轮巡·夜间</translation>
    </message>
    <message>
        <source>Screens: {0}</source>
        <translation>屏幕方案：{0}</translation>
    </message>
    <message>
        <source>Share with the hall</source>
        <translation>共享给全厅</translation>
    </message>
    <message>
        <source>Shared with the hall: {0}</source>
        <translation>已共享给全厅：{0}</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Taken out of the hall: {0}</source>
        <translation>已从全厅撤下：{0}</translation>
    </message>
    <message>
        <source>Tear the page off, or let it come back</source>
        <translation>页面独立成窗 / 收回原处</translation>
    </message>
    <message>
        <source>The screens stay as they are</source>
        <translation>不再切换，屏幕保持现状</translation>
    </message>
    <message>
        <source>There is no other pane in this window</source>
        <translation>此窗口没有别的窗格，无处并入</translation>
    </message>
    <message>
        <source>There is no screen plan {0}: the windows stand as before</source>
        <translation>没有“{0}”这个屏幕方案，各屏仍按原样摆放</translation>
    </message>
    <message>
        <source>There is nothing to take back</source>
        <translation>没有可撤回的屏幕变动</translation>
    </message>
    <message>
        <source>There is one monitor only: the page has nowhere to go</source>
        <translation>只接了一台显示器，页面无处可移</translation>
    </message>
    <message>
        <source>There is only this page in its pane: nothing to part</source>
        <translation>此窗格只有这一页，无从分开</translation>
    </message>
    <message>
        <source>There is only this pane on screen</source>
        <translation>屏上只有这一个窗格</translation>
    </message>
    <message>
        <source>Type size</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>用此方案</translation>
    </message>
    <message>
        <source>Video patrol</source>
        <translation>视频轮巡</translation>
    </message>
    <message>
        <source>Walls of other seats</source>
        <translation>其他席位的视频墙</translation>
    </message>
    <message>
        <source>Walls of other seats, and {0} more</source>
        <translation>其他席位的视频墙，另有 {0} 面</translation>
    </message>
    <message>
        <source>What came with the console stays</source>
        <translation>随附的方案不能删除</translation>
    </message>
    <message>
        <source>When the hand rests, screens switch: {0}</source>
        <translation>停手后将切换屏幕方案：{0}</translation>
    </message>
    <message>
        <source>Write a name first</source>
        <translation>请先写方案名</translation>
    </message>
    <message>
        <source>a name has {0} characters at most, and none of {1}</source>
        <translation>名称最多 {0} 个字，不能有 {1}</translation>
    </message>
    <message>
        <source>a split needs two parts or more, here {0}. Put “tabs” instead</source>
        <translation>分格至少两份，这里是 {0} 份。请改用 tabs</translation>
    </message>
    <message>
        <source>another person saved it under this name; choose another name</source>
        <translation>此名已有他人保存，请换个名字</translation>
    </message>
    <message>
        <source>as shipped</source>
        <translation>随附</translation>
    </message>
    <message>
        <source>calm</source>
        <translation>平时</translation>
    </message>
    <message>
        <source>cannot be opened: {0}. Check the file and its rights</source>
        <translation>打不开：{0}。请检查文件和权限</translation>
    </message>
    <message>
        <source>cannot be read as a plan: {0}. Mend that line, or export it anew</source>
        <translation>不能读作方案：{0}。请改正该行，或重新导出</translation>
    </message>
    <message>
        <source>flood</source>
        <translation>汛期</translation>
    </message>
    <message>
        <source>great event</source>
        <translation>重大活动</translation>
    </message>
    <message>
        <source>has too many tiles or lines ({0}); 36 tiles and 12 lines at most</source>
        <translation>窗格或行列过多（{0}）；最多 36 格、12 行列</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>in use: {0}</source>
        <translation>使用中：{0}</translation>
    </message>
    <message>
        <source>is larger than any plan ({0}). Is it the right file?</source>
        <translation>超过方案的上限（{0}）。请确认是否选错文件</translation>
    </message>
    <message>
        <source>is no layout: {0}. Write a name such as 16 or 1+7, or the tiles as 3x2: 0,0,2,2; …</source>
        <translation>不是分屏：{0}。请写名称（如 16、1+7），或逐格写明：3x2: 0,0,2,2; …</translation>
    </message>
    <message>
        <source>is of another version ({0}). Update this console, or save it with this one</source>
        <translation>版本不同（{0}）。请升级本机，或用本机重新保存</translation>
    </message>
    <message>
        <source>is too small or too large: {0}</source>
        <translation>超出范围：{0}</translation>
    </message>
    <message>
        <source>line {0}, {1}</source>
        <translation>第 {0} 行，{1}</translation>
    </message>
    <message>
        <source>must look like {0}. Correct the entry</source>
        <translation>应写成 {0} 的样子。请改正这一项</translation>
    </message>
    <message>
        <source>names no cameras. Write what the plan goes through, as 标签:下立交</source>
        <translation>没有写点位。请写明轮巡哪些点位，如 标签:下立交</translation>
    </message>
    <message>
        <source>night</source>
        <translation>夜间</translation>
    </message>
    <message>
        <source>no plan chosen yet</source>
        <translation>尚未选用方案</translation>
    </message>
    <message>
        <source>no tile covers the field {0}. Add one</source>
        <translation>位置 {0} 没有窗格，请补上</translation>
    </message>
    <message>
        <source>private, version {0}</source>
        <translation>仅本人 第 {0} 版</translation>
    </message>
    <message>
        <source>saved, version {0}</source>
        <translation>自存 第 {0} 版</translation>
    </message>
    <message>
        <source>the camera “{0}” stands twice. Leave it out in one place</source>
        <translation>点位“{0}”写了两次。请删去一处</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>the entry “{0}” is missing. Add it, as in an exported plan</source>
        <translation>缺少“{0}”一项。请照导出的方案补上</translation>
    </message>
    <message>
        <source>the folder cannot be written to</source>
        <translation>文件夹写不进去，请找维护人员</translation>
    </message>
    <message>
        <source>the hall's, version {0}</source>
        <translation>全厅，第 {0} 版</translation>
    </message>
    <message>
        <source>the page “{0}” stands twice. Leave it out in one place</source>
        <translation>页面“{0}”出现两次。请删去一处</translation>
    </message>
    <message>
        <source>the tile {0} lies on another. Correct its numbers</source>
        <translation>窗格 {0} 与别的窗格重叠，请更正</translation>
    </message>
    <message>
        <source>the tile {0} stands outside the grid. Correct its numbers</source>
        <translation>窗格 {0} 超出分屏范围，请更正</translation>
    </message>
    <message>
        <source>there is no layout. Add one [[layout]] at least</source>
        <translation>没有布局。请至少写一个 [[layout]]</translation>
    </message>
    <message>
        <source>there must be exactly one window of kind “desk”. Correct the kinds</source>
        <translation>必须有且只有一个 desk 窗口。请改正 kind</translation>
    </message>
    <message>
        <source>there must be {0} whole numbers above 0. Correct the shares</source>
        <translation>应有 {0} 个大于 0 的整数。请改正比例</translation>
    </message>
    <message>
        <source>this window keeps nothing</source>
        <translation>本窗口不保存任何东西</translation>
    </message>
    <message>
        <source>two windows are called “{0}”. Rename one</source>
        <translation>两个窗口都叫“{0}”。请改一个名字</translation>
    </message>
    <message>
        <source>unknown: {0}. Take one of those in brackets</source>
        <translation>不认识：{0}。请用括号里的一个</translation>
    </message>
    <message>
        <source>{0}, {1}</source>
        <translation>{0}，{1}</translation>
    </message>
    <message>
        <source>{0}, {1} of {2} tiles used</source>
        <translation>{0}，{2} 格中 {1} 格有画面</translation>
    </message>
    <message>
        <source>{0}, {1}; {2} of {3} tiles used</source>
        <translation>{0}，{1}；{3} 格中 {2} 格有画面</translation>
    </message>
    <message>
        <source>{0}: text is {1} mm high; {2} % from the next start, another by {3}, S</source>
        <translation>{0}：字高只有 {1} 毫米，下次启动起放大到 {2} %；要别的比例按 {3} 再按 S</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>{0}: {1} % from the next start</source>
        <translation>{0}：下次启动起按 {1} % 显示</translation>
    </message>
    <message>
        <source>“{0}” is no entry of such a plan. Correct or delete it</source>
        <translation>这种方案没有“{0}”这一项。请更正或删去</translation>
    </message>
</context>
<context>
    <name>playbook</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Done: {0}</source>
        <translation>已完成：{0}</translation>
    </message>
    <message>
        <source>Done: {0}; written by mistake, it is taken back in the room</source>
        <translation>已完成：{0}；误记在处置室更正</translation>
    </message>
    <message>
        <source>Leave out: {0}</source>
        <translation>略过：{0}</translation>
    </message>
    <message>
        <source>Leave the step at hand out</source>
        <translation>略过步骤</translation>
    </message>
    <message>
        <source>Left out: {0}</source>
        <translation>已略过：{0}</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步骤</translation>
    </message>
    <message>
        <source>No step is due</source>
        <translation>没有待办步骤</translation>
    </message>
    <message>
        <source>Say why it is left out</source>
        <translation>写明略过的原因</translation>
    </message>
    <message>
        <source>Step before</source>
        <translation>上一步骤</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>处置步骤</translation>
    </message>
    <message>
        <source>Taken back: {0}</source>
        <translation>已撤回：{0}</translation>
    </message>
    <message>
        <source>This step is over already</source>
        <translation>该步骤已了结</translation>
    </message>
    <message>
        <source>Tick the step at hand</source>
        <translation>勾选步骤</translation>
    </message>
    <message>
        <source>Tick the step that is due</source>
        <translation>勾选待办步骤</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>before its turn</source>
        <translation>提前</translation>
    </message>
    <message>
        <source>by {0}</source>
        <translation>{0} 前</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>due</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>if need be</source>
        <translation>视情</translation>
    </message>
    <message>
        <source>leave out</source>
        <translation>略过</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>已略过</translation>
    </message>
    <message>
        <source>legal opinion</source>
        <translation>法制研判</translation>
    </message>
    <message>
        <source>no plan for this kind: follow the duty manual</source>
        <translation>此类事项没有预案，按值班手册处置</translation>
    </message>
    <message>
        <source>overdue {0}</source>
        <translation>超时 {0}</translation>
    </message>
    <message>
        <source>version {0}</source>
        <translation>{0} 版</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>待前一步</translation>
    </message>
    <message>
        <source>was due {0}</source>
        <translation>已超 {0}</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>剩 {0}</translation>
    </message>
</context>
<context>
    <name>plugin</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>3: back to {0} on this seat</source>
        <translation>3：本席退回 {0}</translation>
    </message>
    <message>
        <source>3: {0} does not take over</source>
        <translation>3：取消待换的 {0}</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>准入</translation>
    </message>
    <message>
        <source>Approve plugins</source>
        <translation>插件准入</translation>
    </message>
    <message>
        <source>Approved: {0}</source>
        <translation>已同意准入：{0}</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝</translation>
    </message>
    <message>
        <source>Bring plugins back</source>
        <translation>恢复插件</translation>
    </message>
    <message>
        <source>Call the duty phone; start it again when the owner says so</source>
        <translation>致电归口单位值班电话，对方确认后再重新启动</translation>
    </message>
    <message>
        <source>Cannot be used</source>
        <translation>无法使用</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>请选择</translation>
    </message>
    <message>
        <source>Data as of</source>
        <translation>数据截至</translation>
    </message>
    <message>
        <source>Data as of {0}</source>
        <translation>数据截至 {0}</translation>
    </message>
    <message>
        <source>Duty hours</source>
        <translation>值班时间</translation>
    </message>
    <message>
        <source>Duty phone</source>
        <translation>值班电话</translation>
    </message>
    <message>
        <source>Everything else works as usual</source>
        <translation>控制台其余功能照常</translation>
    </message>
    <message>
        <source>For its owner to mend:</source>
        <translation>请归口单位改正：</translation>
    </message>
    <message>
        <source>Have it installed; its place in the plan and its settings are kept</source>
        <translation>请安装人员装上；它在屏幕方案里的位置和设置都留着</translation>
    </message>
    <message>
        <source>It asks for nothing beyond its pages</source>
        <translation>只显示页面，不申请权限</translation>
    </message>
    <message>
        <source>It asks to</source>
        <translation>申请的权限</translation>
    </message>
    <message>
        <source>It holds for this run alone: {0}</source>
        <translation>只对本次运行有效：{0}</translation>
    </message>
    <message>
        <source>It may</source>
        <translation>已准许</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>不执行</translation>
    </message>
    <message>
        <source>Leave plugins out, or bring them back</source>
        <translation>安全模式：停用全部插件，或恢复</translation>
    </message>
    <message>
        <source>Let new versions of plugins take over</source>
        <translation>插件换用待换的新版</translation>
    </message>
    <message>
        <source>Make a page of a bureau's workbook</source>
        <translation>制作页面：部门工作簿的页面</translation>
    </message>
    <message>
        <source>Native code held the screen up for {0} s, {1} of {2}</source>
        <translation>本机代码占用界面 {0} 秒，第 {1} 次（{2} 次即撤下）</translation>
    </message>
    <message>
        <source>Native code is ticked: this plugin runs inside the console, not isolated</source>
        <translation>已勾选本机代码：这个插件与控制台同进程运行，不受隔离</translation>
    </message>
    <message>
        <source>New version</source>
        <translation>新版试用</translation>
    </message>
    <message>
        <source>New version in use: {0}</source>
        <translation>已换用新版：{0}</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>No alert belongs to this row; register it first</source>
        <translation>这一行没有对应的告警，请先登记再派单</translation>
    </message>
    <message>
        <source>No camera to show</source>
        <translation>没有可看的点位</translation>
    </message>
    <message>
        <source>No command {0} on this seat</source>
        <translation>本席没有 {0} 这个命令</translation>
    </message>
    <message>
        <source>No data yet</source>
        <translation>还没有数据</translation>
    </message>
    <message>
        <source>No data yet: they show as soon as they come; if none do, call {0} {1}</source>
        <translation>还没有数据，收到即显示；若一直没有，请联系 {0} {1}</translation>
    </message>
    <message>
        <source>No new version of a plugin is armed</source>
        <translation>没有待换的插件新版</translation>
    </message>
    <message>
        <source>No newer data</source>
        <translation>数据没有更新</translation>
    </message>
    <message>
        <source>No place to show</source>
        <translation>没有可标的位置</translation>
    </message>
    <message>
        <source>No plugins on this seat</source>
        <translation>本席没有插件</translation>
    </message>
    <message>
        <source>No topics on this seat yet: the installer brings them, the shift leader approves</source>
        <translation>本席还没有专题：由安装人员装入，值班长批准后启用</translation>
    </message>
    <message>
        <source>Not answering</source>
        <translation>暂无应答</translation>
    </message>
    <message>
        <source>Not approved yet, the previous version goes on: {0}</source>
        <translation>未准入，仍用原来的版本：{0}</translation>
    </message>
    <message>
        <source>Not in use</source>
        <translation>未启用</translation>
    </message>
    <message>
        <source>Not on this seat</source>
        <translation>本席没有安装</translation>
    </message>
    <message>
        <source>Not written: {0}</source>
        <translation>没有写成：{0}</translation>
    </message>
    <message>
        <source>Nothing to show</source>
        <translation>目前没有内容</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>橙</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>归口单位</translation>
    </message>
    <message>
        <source>Plugin</source>
        <translation>插件</translation>
    </message>
    <message>
        <source>Plugin back to the version before</source>
        <translation>插件退回上一版</translation>
    </message>
    <message>
        <source>Plugins are brought back</source>
        <translation>插件已恢复载入</translation>
    </message>
    <message>
        <source>Previous version</source>
        <translation>退回上一版</translation>
    </message>
    <message>
        <source>Read file and line below to the owner, who mends it and sends it again</source>
        <translation>把下面的文件名和行号念给归口单位，改好后重新送来</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红</translation>
    </message>
    <message>
        <source>Release to all desks</source>
        <translation>推广到全部席位</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Remove {0}</source>
        <translation>停用 {0}</translation>
    </message>
    <message>
        <source>Removed: {0}</source>
        <translation>已停用：{0}</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行正常</translation>
    </message>
    <message>
        <source>Safe mode: plugins are left out</source>
        <translation>安全模式：插件未载入</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Saved at {0}</source>
        <translation>{0} 已保存</translation>
    </message>
    <message>
        <source>Settings of the plugin of this page</source>
        <translation>本页插件的设置</translation>
    </message>
    <message>
        <source>Settings of this plugin</source>
        <translation>这个插件的设置</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>起始</translation>
    </message>
    <message>
        <source>Slow</source>
        <translation>卡顿</translation>
    </message>
    <message>
        <source>Start it again</source>
        <translation>重新启动</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Stopped after faults</source>
        <translation>多次故障，已停用</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>The last good data stay</source>
        <translation>仍显示最后一次的数据</translation>
    </message>
    <message>
        <source>The last good set is in use again: {0}</source>
        <translation>上次换的已全部退回：{0}</translation>
    </message>
    <message>
        <source>The shift leader approves it, or it stays out</source>
        <translation>由值班长批准启用；不批准则不启用</translation>
    </message>
    <message>
        <source>The shift leader approves plugins</source>
        <translation>由值班长准入</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>专题</translation>
    </message>
    <message>
        <source>Tried at one desk first, so the version before goes on: {0}</source>
        <translation>先在一个席位试用，仍用原来的版本：{0}</translation>
    </message>
    <message>
        <source>Try at this desk first</source>
        <translation>在本席先试用</translation>
    </message>
    <message>
        <source>Twice the console ended early: it works without plugins this time</source>
        <translation>连续两次启动后很快中断，本次不载入插件</translation>
    </message>
    <message>
        <source>Vital sign</source>
        <translation>体征</translation>
    </message>
    <message>
        <source>Wait a moment; if it stays so, call the duty phone</source>
        <translation>稍候；一直如此的，致电归口单位值班电话</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>怎么办</translation>
    </message>
    <message>
        <source>Write out how often topics are opened</source>
        <translation>导出专题打开次数</translation>
    </message>
    <message>
        <source>Write the reason</source>
        <translation>请写明原因</translation>
    </message>
    <message>
        <source>Written to {0}</source>
        <translation>已导出到 {0}</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>黄</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>at least {0}</source>
        <translation>不小于 {0}</translation>
    </message>
    <message>
        <source>at most {0}</source>
        <translation>不大于 {0}</translation>
    </message>
    <message>
        <source>files differ from what was approved</source>
        <translation>文件与准入时不同</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>已准入</translation>
    </message>
    <message>
        <source>native code</source>
        <translation>本机代码</translation>
    </message>
    <message>
        <source>new version, {0}</source>
        <translation>新版待换，{0}</translation>
    </message>
    <message>
        <source>not approved</source>
        <translation>未准入</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>version {0}</source>
        <translation>版本 {0}</translation>
    </message>
    <message>
        <source>waits for the second person</source>
        <translation>待第二人同意</translation>
    </message>
    <message>
        <source>{0} cells not understood</source>
        <translation>{0} 格未读懂</translation>
    </message>
    <message>
        <source>{0} in all</source>
        <translation>共 {0} 个</translation>
    </message>
    <message>
        <source>{0} is missing</source>
        <translation>{0}未填</translation>
    </message>
    <message>
        <source>{0} is no number</source>
        <translation>{0}应填数字</translation>
    </message>
    <message>
        <source>{0} is {1} again</source>
        <translation>{0} 已退回 {1}</translation>
    </message>
    <message>
        <source>{0} lines not drawn</source>
        <translation>另有 {0} 条线未画</translation>
    </message>
    <message>
        <source>{0} more</source>
        <translation>其余 {0} 项</translation>
    </message>
    <message>
        <source>{0} must be {1}</source>
        <translation>{0}应{1}</translation>
    </message>
    <message>
        <source>{0} not as they should be</source>
        <translation>{0} 个不正常</translation>
    </message>
    <message>
        <source>{0} of its plans, rules or entries do not hold here: {1}</source>
        <translation>预案、规则、字典有 {0} 处在本中心不适用：{1}</translation>
    </message>
    <message>
        <source>{0} of {1} rights ticked; Tab to them, Space ticks</source>
        <translation>申请 {1} 项权限，勾选 {0} 项；Tab 移到权限，空格勾选</translation>
    </message>
    <message>
        <source>{0} rows left out</source>
        <translation>另有 {0} 行未列</translation>
    </message>
    <message>
        <source>{0} times on this seat</source>
        <translation>本席 {0} 次</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>在 {0} 与 {1} 之间</translation>
    </message>
    <message>
        <source>{0} waiting, {1} approved</source>
        <translation>{0} 个待准入，{1} 个已准入</translation>
    </message>
    <message>
        <source>{0} was revoked: it does not run any more</source>
        <translation>{0} 已吊销，不再运行</translation>
    </message>
    <message>
        <source>{0} without a place</source>
        <translation>另 {0} 项没有位置</translation>
    </message>
    <message>
        <source>{0} {1} does not take over</source>
        <translation>{0} {1} 不再待换</translation>
    </message>
    <message>
        <source>{0} {1}: all desks take it at their handover</source>
        <translation>{0} {1}：已推广，其他席位换班时换上</translation>
    </message>
    <message>
        <source>{0} {1}: this desk tries it first</source>
        <translation>{0} {1}：本席下次换班起先试用</translation>
    </message>
    <message>
        <source>{0}, by {1}</source>
        <translation>{0}，{1}</translation>
    </message>
    <message>
        <source>{0}, duty phone {1}</source>
        <translation>{0}值班电话 {1}</translation>
    </message>
    <message>
        <source>{0}: its files cannot be read: {1}</source>
        <translation>{0}：文件读不出：{1}</translation>
    </message>
    <message>
        <source>{0}: its key {1} is taken; it stands without a key</source>
        <translation>{0}：按键 {1} 已被占用，此命令不带按键</translation>
    </message>
    <message>
        <source>{0}: the contract tests failed, the version before goes on: {1}</source>
        <translation>{0}：约定测试没有通过，仍用原来的版本：{1}</translation>
    </message>
    <message>
        <source>{0}: the hall has not granted this</source>
        <translation>{0}：本中心没有准许这一项</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>{0}; {1}</source>
        <translation>{0}；{1}</translation>
    </message>
</context>
<context>
    <name>plugin_pilot</name>
    <message>
        <source>{0} has tried {1} for {2} h unharmed: other desks take it at their handover</source>
        <translation>{0}试用 {1} 已满 {2} 小时没有故障，其他席位换班时换上</translation>
    </message>
    <message>
        <source>{0} is to try {1} from its next handover on</source>
        <translation>{0}下次换班起先试用 {1}</translation>
    </message>
    <message>
        <source>{0} let {1} go to all desks, {2}</source>
        <translation>{2} {0}把 {1} 推广到全部席位</translation>
    </message>
    <message>
        <source>{0} tried {1} and went back</source>
        <translation>{0}试用 {1} 后已退回上一版</translation>
    </message>
    <message>
        <source>{0} tried {1}: it was stopped there; only a shift leader lets it go</source>
        <translation>{0}试用 {1}，多次故障已停用，只能由值班长推广</translation>
    </message>
    <message>
        <source>{0} tries {1} since {2}, unharmed</source>
        <translation>{0} {2} 起试用 {1}，没有故障</translation>
    </message>
    <message>
        <source>{0} tries {1}: unharmed since {2}, fell {3} times before</source>
        <translation>{0}试用 {1}，{2} 起没有故障，此前故障 {3} 次</translation>
    </message>
</context>
<context>
    <name>plugin_run</name>
    <message>
        <source>No plugin yet</source>
        <translation>还没有能用的插件</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Reads {0}; what it does stays here</source>
        <translation>读取 {0}；插件办的事只留在本机</translation>
    </message>
    <message>
        <source>The recorded evening; nothing leaves</source>
        <translation>录下的暴雨夜，静止；插件办的事只留在本机</translation>
    </message>
    <message>
        <source>The recorded storm passes; what it does stays here</source>
        <translation>录下的暴雨夜正在经过；插件办的事只留在本机</translation>
    </message>
    <message>
        <source>Try out: {0}</source>
        <translation>试用：{0}</translation>
    </message>
</context>
<context>
    <name>plugin_settings</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Give back to the seats</source>
        <translation>改由各席自定</translation>
    </message>
    <message>
        <source>Holds now; {0}</source>
        <translation>已生效；{0}</translation>
    </message>
    <message>
        <source>Locked, the same at all seats, set by {0}</source>
        <translation>全中心统一，本席不能改，{0} 设定</translation>
    </message>
    <message>
        <source>Not accepted; allowed: {0}</source>
        <translation>未采用，可填：{0}</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Open a topic first: its settings are those of the page at hand</source>
        <translation>先打开一个专题页面，再按此键改它的设置</translation>
    </message>
    <message>
        <source>Set for all seats</source>
        <translation>全中心统一</translation>
    </message>
    <message>
        <source>Settings: {0}</source>
        <translation>设置：{0}</translation>
    </message>
    <message>
        <source>The same at all seats, set by {0}</source>
        <translation>全中心统一，{0} 设定</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数</translation>
    </message>
    <message>
        <source>any text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>kept encrypted, shown to nobody</source>
        <translation>加密保存，不显示</translation>
    </message>
    <message>
        <source>type it here</source>
        <translation>在此输入</translation>
    </message>
    <message>
        <source>{0} has no settings</source>
        <translation>{0} 没有可改的设置</translation>
    </message>
    <message>
        <source>{0} letters at most</source>
        <translation>至多 {0} 字</translation>
    </message>
    <message>
        <source>{0} or less</source>
        <translation>不大于 {0}</translation>
    </message>
    <message>
        <source>{0} or more</source>
        <translation>不小于 {0}</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} 至 {1}</translation>
    </message>
    <message>
        <source>{0}: each seat again</source>
        <translation>{0}：已改由各席自定</translation>
    </message>
    <message>
        <source>{0}: for all seats now</source>
        <translation>{0}：已设为全中心统一</translation>
    </message>
    <message>
        <source>{0}; default {1}</source>
        <translation>{0}；默认 {1}</translation>
    </message>
</context>
<context>
    <name>post</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>A digit takes another post</source>
        <translation>按数字改任别的岗位</translation>
    </message>
    <message>
        <source>A digit takes the post until the shift ends</source>
        <translation>按数字即任该岗位，到本班结束</translation>
    </message>
    <message>
        <source>Give mine back</source>
        <translation>交回</translation>
    </message>
    <message>
        <source>Given back: {0}</source>
        <translation>已交回：{0}</translation>
    </message>
    <message>
        <source>Mine from now on</source>
        <translation>改由本人</translation>
    </message>
    <message>
        <source>Nobody has said yet who holds which post in this shift</source>
        <translation>本班还没有人登记岗位</translation>
    </message>
    <message>
        <source>Posts of this shift</source>
        <translation>本班岗位</translation>
    </message>
    <message>
        <source>Taken back, nothing was sent: {0}</source>
        <translation>已撤回，没有送出：{0}</translation>
    </message>
    <message>
        <source>You are {0} until {1}</source>
        <translation>本班岗位：{0}，至 {1}</translation>
    </message>
    <message>
        <source>You hold no post in this shift: say so with {0}</source>
        <translation>本人还没有登记本班岗位：按 {0} 登记</translation>
    </message>
    <message>
        <source>change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>还没有人登记</translation>
    </message>
    <message>
        <source>until {0}</source>
        <translation>至 {0}</translation>
    </message>
    <message>
        <source>you</source>
        <translation>本人</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation>{0}（{1}）</translation>
    </message>
    <message>
        <source>{0} is held by {1} now</source>
        <translation>{0}现由 {1} 担任</translation>
    </message>
    <message>
        <source>{0} is held by {2} since {1}</source>
        <translation>{0} {1} 起由{2}担任</translation>
    </message>
    <message>
        <source>{0} since {1}</source>
        <translation>{0}{1} 起</translation>
    </message>
    <message>
        <source>{0}: {1} {2}–{3}</source>
        <translation>{0}：{1}{2}–{3}</translation>
    </message>
</context>
<context>
    <name>problem</name>
    <message>
        <source>A running console records by itself; come back later</source>
        <translation>控制台运行时自动记录，请稍后再看</translation>
    </message>
    <message>
        <source>Call the installer</source>
        <translation>请联系安装人员</translation>
    </message>
    <message>
        <source>Call the installer for the recovery key</source>
        <translation>请联系安装人员取恢复密钥</translation>
    </message>
    <message>
        <source>Choose another time</source>
        <translation>请换一个时间</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Code {0}·{1}</source>
        <translation>代码 {0}·{1}</translation>
    </message>
    <message>
        <source>Do not delete it. Call the installer: it holds what was done here</source>
        <translation>请勿删除：其中存有本席已办事项。请联系安装人员</translation>
    </message>
    <message>
        <source>Free space on this disk, then start again</source>
        <translation>请清出磁盘空间后重新启动</translation>
    </message>
    <message>
        <source>Go to the window that is open, or close it and start again</source>
        <translation>请使用已打开的窗口，或关闭后重新启动</translation>
    </message>
    <message>
        <source>Have its disk and its rights looked at, then start again</source>
        <translation>请安装人员检查磁盘和目录权限，再启动</translation>
    </message>
    <message>
        <source>Log in to the desktop so that the keyring opens, then start again</source>
        <translation>请登录桌面使钥匙串解锁，再重新启动</translation>
    </message>
    <message>
        <source>Nothing can be written to this seat's folder; what was saved before is whole</source>
        <translation>本席数据目录写不进去，以前保存的完好</translation>
    </message>
    <message>
        <source>Nothing has been recorded at this seat yet</source>
        <translation>本席还没有复盘记录</translation>
    </message>
    <message>
        <source>Nothing was recorded in this time</source>
        <translation>这段时间没有记录</translation>
    </message>
    <message>
        <source>Place {0}</source>
        <translation>位置 {0}</translation>
    </message>
    <message>
        <source>Press Ctrl R in the console: it opens the replay beside itself</source>
        <translation>请在控制台里按 Ctrl R，复盘在旁边打开</translation>
    </message>
    <message>
        <source>Start the newer console, or ask the installer to update this one</source>
        <translation>请启动新版本，或请安装人员升级本机</translation>
    </message>
    <message>
        <source>The disk is full; what was saved before is not lost</source>
        <translation>磁盘已满，已保存的内容没有丢失</translation>
    </message>
    <message>
        <source>The journal of this seat cannot be read; nothing was written to it</source>
        <translation>本席日志文件无法读取，未写入任何内容</translation>
    </message>
    <message>
        <source>The key does not open this seat's files; the files themselves may be whole</source>
        <translation>密钥打不开本席文件，文件本身可能完好</translation>
    </message>
    <message>
        <source>The recording cannot be read; the watch itself is not touched by it</source>
        <translation>复盘记录无法读取，值守不受影响</translation>
    </message>
    <message>
        <source>The system's keyring does not give the key of this seat</source>
        <translation>系统钥匙串未给出本席密钥</translation>
    </message>
    <message>
        <source>These files were written by a newer console; nothing was changed</source>
        <translation>这些文件由更新版本写成，未作任何改动</translation>
    </message>
    <message>
        <source>This seat's console is running already</source>
        <translation>本席控制台已在运行</translation>
    </message>
    <message>
        <source>What this seat keeps cannot be opened</source>
        <translation>本席数据无法打开</translation>
    </message>
    <message>
        <source>What this seat saved last is gone; nothing was written to it</source>
        <translation>本席最后保存的几笔已读不到，未写入任何内容</translation>
    </message>
</context>
<context>
    <name>quality</name>
    <message>
        <source># Proposed by this console from {0}. Put it before the other rules, then try it:</source>
        <translation># 由控制台按 {0} 的上报提出。请放在其他规则之前，核对后试算：</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>- {0}: {1}</source>
        <translation>- {0}：{1}</translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation>24 小时</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 天</translation>
    </message>
    <message>
        <source>95% within</source>
        <translation>95% 在内</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Actions per 100 alerts</source>
        <translation>每百条操作次数</translation>
    </message>
    <message>
        <source>Acts</source>
        <translation>操作次数</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>Alert id</source>
        <translation>告警编号</translation>
    </message>
    <message>
        <source>Alert quality</source>
        <translation>告警质量</translation>
    </message>
    <message>
        <source>Alerts of the figure</source>
        <translation>所计告警</translation>
    </message>
    <message>
        <source>Another seat</source>
        <translation>换席位</translation>
    </message>
    <message>
        <source>Another time</source>
        <translation>换时段</translation>
    </message>
    <message>
        <source>Any place</source>
        <translation>不分地点</translation>
    </message>
    <message>
        <source>As of {0}</source>
        <translation>截至 {0}</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Below</source>
        <translation>未达标</translation>
    </message>
    <message>
        <source>Busiest 10 devices</source>
        <translation>前 10 个点位占比</translation>
    </message>
    <message>
        <source>Busiest 10 minutes</source>
        <translation>最忙 10 分钟</translation>
    </message>
    <message>
        <source>Busiest hour</source>
        <translation>最忙 1 小时</translation>
    </message>
    <message>
        <source>By channel</source>
        <translation>按来源分</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>叫人</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>点位</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>点位</translation>
    </message>
    <message>
        <source>Cameras nobody has seen</source>
        <translation>没有巡到的点位</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Chattering</source>
        <translation>频繁恢复再报</translation>
    </message>
    <message>
        <source>Check at the place; write what to do here</source>
        <translation>核对现场后处置；请在此写明处置要点</translation>
    </message>
    <message>
        <source>Counted in</source>
        <translation>计入指标</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>统计中</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>点位标识</translation>
    </message>
    <message>
        <source>Fetching</source>
        <translation>取上报</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Figures as a text</source>
        <translation>存为文本</translation>
    </message>
    <message>
        <source>Figures into the log</source>
        <translation>记入日志</translation>
    </message>
    <message>
        <source>Figures of the hall are as of {0}; what came since is not known here</source>
        <translation>全厅指标截至 {0}，此后的情况本席不掌握</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>Findings of {0} days</source>
        <translation>近 {0} 天的发现</translation>
    </message>
    <message>
        <source>First action at</source>
        <translation>首个处置时间</translation>
    </message>
    <message>
        <source>First action in time</source>
        <translation>限时首个处置率</translation>
    </message>
    <message>
        <source>First steps (median)</source>
        <translation>四早用时（中位）</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>核实</translation>
    </message>
    <message>
        <source>Found at</source>
        <translation>发现时间</translation>
    </message>
    <message>
        <source>Found not true</source>
        <translation>不属实占比</translation>
    </message>
    <message>
        <source>Found true</source>
        <translation>属实</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>In detail</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>In time</source>
        <translation>限时内</translation>
    </message>
    <message>
        <source>It has left the queue; its way stands below</source>
        <translation>这一条已办结、不在队列，经过见下方</translation>
    </message>
    <message>
        <source>Last shift</source>
        <translation>上一班</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>最久没人看的</translation>
    </message>
    <message>
        <source>Lower</source>
        <translation>黄及以下</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>中位</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>达标</translation>
    </message>
    <message>
        <source>More follow</source>
        <translation>还在补齐</translation>
    </message>
    <message>
        <source>New alerts, 10 minutes a bar; above {0} a surge</source>
        <translation>新增告警，每 10 分钟一柱；高过虚线（{0} 条）为集中告警</translation>
    </message>
    <message>
        <source>New in 10 minutes, on average</source>
        <translation>平均每 10 分钟新增</translation>
    </message>
    <message>
        <source>No alerts counted</source>
        <translation>没有计入的告警</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>No data from the hub yet; if it stays so, the link in the header says why</source>
        <translation>从未收到中心数据；连上中心后自动统计。仍没有时，鼠标停在页眉“联网”上看原因</translation>
    </message>
    <message>
        <source>No figures yet</source>
        <translation>还没有指标</translation>
    </message>
    <message>
        <source>No patrol has run at this hall in {0} days</source>
        <translation>近 {0} 天本厅没有轮巡留痕</translation>
    </message>
    <message>
        <source>No proposal yet</source>
        <translation>还没有整治建议</translation>
    </message>
    <message>
        <source>No source has told of anything in these days that could be held back</source>
        <translation>这几天没有可以延时的上报</translation>
    </message>
    <message>
        <source>Noise or figures</source>
        <translation>整治建议 / 指标</translation>
    </message>
    <message>
        <source>None that helps</source>
        <translation>无：减不下来</translation>
    </message>
    <message>
        <source>None: loses red or true</source>
        <translation>无：会漏掉属实的或红色</translation>
    </message>
    <message>
        <source>Not all counted</source>
        <translation>未全计入</translation>
    </message>
    <message>
        <source>Not all seen</source>
        <translation>信源不全</translation>
    </message>
    <message>
        <source>Not all tried</source>
        <translation>未全试</translation>
    </message>
    <message>
        <source>Not judged</source>
        <translation>未对照</translation>
    </message>
    <message>
        <source>Not saved: {0}</source>
        <translation>未存成：{0}</translation>
    </message>
    <message>
        <source>Not seen</source>
        <translation>没巡到</translation>
    </message>
    <message>
        <source>Not seen for</source>
        <translation>多久没看</translation>
    </message>
    <message>
        <source>Not tried</source>
        <translation>没试成</translation>
    </message>
    <message>
        <source>Not true</source>
        <translation>不属实</translation>
    </message>
    <message>
        <source>Nothing is proposed that could be a rule</source>
        <translation>没有可以存为规则的建议</translation>
    </message>
    <message>
        <source>Of when</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Of which</source>
        <translation>其中</translation>
    </message>
    <message>
        <source>Older finished alerts are still fetched from the hub</source>
        <translation>较早的已办结告警还在从中心取回</translation>
    </message>
    <message>
        <source>Only the newest {0} alerts are counted, since {1}</source>
        <translation>只计最近 {0} 条，自 {1} 起</translation>
    </message>
    <message>
        <source>Open over 24 hours</source>
        <translation>滞留超 24 小时</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>超标</translation>
    </message>
    <message>
        <source>Patrols, or back</source>
        <translation>视频巡查 / 返回</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Proposals</source>
        <translation>整治建议</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Quieter: {0}</source>
        <translation>整治：{0}</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>上报</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>对照</translation>
    </message>
    <message>
        <source>Rules as a file</source>
        <translation>存为规则</translation>
    </message>
    <message>
        <source>Saved: {0}</source>
        <translation>已存：{0}</translation>
    </message>
    <message>
        <source>Seen last</source>
        <translation>最近巡到</translation>
    </message>
    <message>
        <source>Seen this shift</source>
        <translation>本班已巡</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Share of grades</source>
        <translation>等级构成</translation>
    </message>
    <message>
        <source>Signed at</source>
        <translation>签收时间</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>签收席位</translation>
    </message>
    <message>
        <source>Signed in time</source>
        <translation>限时签收率</translation>
    </message>
    <message>
        <source>Snapshot of the finding</source>
        <translation>发现的截图</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Source and place</source>
        <translation>点位、来源</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>The alerts a figure counts are listed here</source>
        <translation>选中一项指标，这里列出所计的告警</translation>
    </message>
    <message>
        <source>The figures are not counted yet</source>
        <translation>指标还没统计出来</translation>
    </message>
    <message>
        <source>The first {0} reports, up to {1}</source>
        <translation>只试了最早的 {0} 次上报，到 {1} 为止</translation>
    </message>
    <message>
        <source>The reports are at the hub and cannot be had now ({0})</source>
        <translation>上报记录在中心，现在取不到（{0}）</translation>
    </message>
    <message>
        <source>The snapshot is not at this seat</source>
        <translation>截图不在本席</translation>
    </message>
    <message>
        <source>This seat</source>
        <translation>本席</translation>
    </message>
    <message>
        <source>This shift</source>
        <translation>本班</translation>
    </message>
    <message>
        <source>Time in surge</source>
        <translation>集中告警时间占比</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Tones</source>
        <translation>响铃</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>街镇</translation>
    </message>
    <message>
        <source>Towns</source>
        <translation>街镇</translation>
    </message>
    <message>
        <source>Trail</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>True</source>
        <translation>属实</translation>
    </message>
    <message>
        <source>Try again, or stop</source>
        <translation>试算 / 停止</translation>
    </message>
    <message>
        <source>Trying</source>
        <translation>试算中</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Video patrol</source>
        <translation>视频巡查</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>处置结果</translation>
    </message>
    <message>
        <source>What it counts</source>
        <translation>看明细</translation>
    </message>
    <message>
        <source>What the targets rest on:</source>
        <translation>目标依据：</translation>
    </message>
    <message>
        <source>What was found stays; {0} begins anew</source>
        <translation>已算出的留着；按 {0} 重新开始</translation>
    </message>
    <message>
        <source>Whole hall</source>
        <translation>全厅</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Without a town</source>
        <translation>未划街镇</translation>
    </message>
    <message>
        <source>Written into the duty log</source>
        <translation>已记入值班日志</translation>
    </message>
    <message>
        <source>about 5·15·80</source>
        <translation>约 5·15·80</translation>
    </message>
    <message>
        <source>acted on</source>
        <translation>处置</translation>
    </message>
    <message>
        <source>alert-quality-{0}.csv</source>
        <translation>告警质量-{0}.csv</translation>
    </message>
    <message>
        <source>alert-quality-{0}.md</source>
        <translation>告警质量-{0}.md</translation>
    </message>
    <message>
        <source>alert-rules-{0}.toml</source>
        <translation>告警规则-{0}.toml</translation>
    </message>
    <message>
        <source>at least {0}</source>
        <translation>不低于 {0}</translation>
    </message>
    <message>
        <source>at most {0}</source>
        <translation>不超过 {0}</translation>
    </message>
    <message>
        <source>black</source>
        <translation>黑屏</translation>
    </message>
    <message>
        <source>dead band {0} s</source>
        <translation>时间死区 {0} 秒</translation>
    </message>
    <message>
        <source>delay {0} s</source>
        <translation>延时 {0} 秒</translation>
    </message>
    <message>
        <source>found</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>from {0}</source>
        <translation>{0} 起</translation>
    </message>
    <message>
        <source>its alert is not at this seat</source>
        <translation>告警不在本席</translation>
    </message>
    <message>
        <source>its turn has not come</source>
        <translation>还没轮到</translation>
    </message>
    <message>
        <source>judged</source>
        <translation>研判</translation>
    </message>
    <message>
        <source>median {0}, 95% within {1}</source>
        <translation>中位 {0}，95% 在 {1} 内</translation>
    </message>
    <message>
        <source>no moving picture</source>
        <translation>画面不动</translation>
    </message>
    <message>
        <source>no target is set: told, and not judged</source>
        <translation>未设目标，只列数</translation>
    </message>
    <message>
        <source>nobody there</source>
        <translation>无人在岗</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>not at its preset</source>
        <translation>未转到预置位</translation>
    </message>
    <message>
        <source>not shown</source>
        <translation>未显示</translation>
    </message>
    <message>
        <source>onto the wall</source>
        <translation>从这一路起上墙</translation>
    </message>
    <message>
        <source>open the alert</source>
        <translation>打开告警</translation>
    </message>
    <message>
        <source>or {0} times</source>
        <translation>或 {0} 次</translation>
    </message>
    <message>
        <source>order {0} {1}: {2}</source>
        <translation>工单 {0} {1}：{2}</translation>
    </message>
    <message>
        <source>over {0} days</source>
        <translation>{0} 天以上</translation>
    </message>
    <message>
        <source>signed</source>
        <translation>签收</translation>
    </message>
    <message>
        <source>{0}</source>
        <translation>{0}</translation>
    </message>
    <message>
        <source>{0} (the same one)</source>
        <translation>{0}（同一件）</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation>{0}（{1}）</translation>
    </message>
    <message>
        <source>{0} alerts</source>
        <translation>{0} 条</translation>
    </message>
    <message>
        <source>{0} alerts are read, more follow</source>
        <translation>已读 {0} 条，还在读取</translation>
    </message>
    <message>
        <source>{0} alerts, the newest {1} listed</source>
        <translation>{0} 条，列出最近 {1} 条</translation>
    </message>
    <message>
        <source>{0} cameras of patrols, {1} seen this shift, {2} not</source>
        <translation>轮巡点位 {0} 路，本班已巡 {1} 路，没巡到 {2} 路</translation>
    </message>
    <message>
        <source>{0} h {1} min</source>
        <translation>{0} 时 {1} 分</translation>
    </message>
    <message>
        <source>{0} interrupted: their alerts are not counted, the true figure is higher</source>
        <translation>{0}中断，其间的告警未计入，实数只多不少</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} 分</translation>
    </message>
    <message>
        <source>{0} not seen since {1}</source>
        <translation>{0} 路自 {1} 起没有巡到</translation>
    </message>
    <message>
        <source>{0} reports so far; {1} stops</source>
        <translation>已取 {0} 次上报；按 {1} 停止</translation>
    </message>
    <message>
        <source>{0} reports up to {1} tried again; none found red or true is lost</source>
        <translation>已重放 {0} 次上报，截至 {1}；已判红色、属实的一条不漏</translation>
    </message>
    <message>
        <source>{0} reports, {1} places tried so far; {2} stops</source>
        <translation>{0} 次上报，已算 {1} 个点位；按 {2} 停止</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} 至 {1}</translation>
    </message>
    <message>
        <source>{0} tries the reports of the last days again, with other delays</source>
        <translation>按 {0} 拿近 7 天的上报重放，逐档试延时、次数、时间死区</translation>
    </message>
    <message>
        <source>{0} {1}</source>
        <translation>{0} {1}</translation>
    </message>
    <message>
        <source>{0} → {1}</source>
        <translation>{0} → {1}</translation>
    </message>
    <message>
        <source>{0}, {1} s later at most</source>
        <translation>{0} 条，最晚晚 {1} 秒</translation>
    </message>
    <message>
        <source>{0}, {1} {2}</source>
        <translation>{0}，{1} {2}</translation>
    </message>
    <message>
        <source>{0}: not seen</source>
        <translation>{0}·没有巡到</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>{0}: {1} reports tried again, calls {2} to {3}, tones {4} to {5}; {6} true, at most {7} s later; no red later</source>
        <translation>{0} 的 {1} 次上报重放：叫人 {2} 减到 {3}，响铃 {4} 减到 {5}；属实 {6} 条，最晚晚 {7} 秒；红色不晚</translation>
    </message>
    <message>
        <source>{0}·{1}·{2}</source>
        <translation>{0}·{1}·{2}</translation>
    </message>
    <message>
        <source>·</source>
        <translation>·</translation>
    </message>
</context>
<context>
    <name>queue</name>
    <message>
        <source>110 returned</source>
        <translation>已退回 110</translation>
    </message>
    <message>
        <source>110 taken</source>
        <translation>已接单</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>接令</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝</translation>
    </message>
    <message>
        <source>Called {0}/{1}</source>
        <translation>叫应 {0}/{1}</translation>
    </message>
    <message>
        <source>En route</source>
        <translation>出动</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Fold up</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Handle</source>
        <translation>并案</translation>
    </message>
    <message>
        <source>Handle together</source>
        <translation>并案处置</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>In hand</source>
        <translation>处置中</translation>
    </message>
    <message>
        <source>Is true</source>
        <translation>属实</translation>
    </message>
    <message>
        <source>Lapsed, not lifted</source>
        <translation>过期未解除</translation>
    </message>
    <message>
        <source>Lifted</source>
        <translation>已解除</translation>
    </message>
    <message>
        <source>Newer than this console</source>
        <translation>比本机新</translation>
    </message>
    <message>
        <source>No action yet</source>
        <translation>超时未处置</translation>
    </message>
    <message>
        <source>Not counted yet</source>
        <translation>观察中</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>On scene</source>
        <translation>到场</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>橙</translation>
    </message>
    <message>
        <source>Order sent</source>
        <translation>已下达</translation>
    </message>
    <message>
        <source>Org.</source>
        <translation>橙</translation>
    </message>
    <message>
        <source>Out of service till {0}</source>
        <translation>停用至 {0}</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话接报</translation>
    </message>
    <message>
        <source>Phoned</source>
        <translation>电话已调派</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>归队</translation>
    </message>
    <message>
        <source>Restricted</source>
        <translation>限看</translation>
    </message>
    <message>
        <source>Same?</source>
        <translation>疑似同一事</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>下达</translation>
    </message>
    <message>
        <source>Shelved till {0}</source>
        <translation>搁置至 {0}</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>展开</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>展开</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>已签收</translation>
    </message>
    <message>
        <source>Source down</source>
        <translation>信源中断</translation>
    </message>
    <message>
        <source>Suppressed till {0}</source>
        <translation>抑制至 {0}</translation>
    </message>
    <message>
        <source>Take or give back</source>
        <translation>待接或退</translation>
    </message>
    <message>
        <source>To be closed</source>
        <translation>待办结</translation>
    </message>
    <message>
        <source>To be sent</source>
        <translation>待发</translation>
    </message>
    <message>
        <source>To be signed</source>
        <translation>待签收</translation>
    </message>
    <message>
        <source>Unsigned</source>
        <translation>未签收</translation>
    </message>
    <message>
        <source>Video patrol</source>
        <translation>视频轮巡</translation>
    </message>
    <message>
        <source>Will be refused</source>
        <translation>会被拒</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>处置中</translation>
    </message>
    <message>
        <source>Yel.</source>
        <translation>黄</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>黄</translation>
    </message>
    <message>
        <source>alerts</source>
        <translation>条</translation>
    </message>
    <message>
        <source>back in the pool</source>
        <translation>退回待认领</translation>
    </message>
    <message>
        <source>call duty leader</source>
        <translation>应报带班领导</translation>
    </message>
    <message>
        <source>call shift leader</source>
        <translation>应报值班长</translation>
    </message>
    <message>
        <source>came back {0} times</source>
        <translation>复发 {0} 次</translation>
    </message>
    <message>
        <source>cameras</source>
        <translation>路</translation>
    </message>
    <message>
        <source>cases</source>
        <translation>件</translation>
    </message>
    <message>
        <source>counts in {0} s</source>
        <translation>{0} 秒后计入</translation>
    </message>
    <message>
        <source>duty leader in {0} s</source>
        <translation>{0} 秒后报带班领导</translation>
    </message>
    <message>
        <source>elsewhere {0}</source>
        <translation>其他 {0}</translation>
    </message>
    <message>
        <source>flapping</source>
        <translation>抖动</translation>
    </message>
    <message>
        <source>handled together</source>
        <translation>已并案处置</translation>
    </message>
    <message>
        <source>of these {0} {1} near open matters</source>
        <translation>其中 {0} {1}靠近未办结事项</translation>
    </message>
    <message>
        <source>peak {0}, now {1}</source>
        <translation>峰值 {0}，现 {1}</translation>
    </message>
    <message>
        <source>shift leader in {0} s</source>
        <translation>{0} 秒后报值班长</translation>
    </message>
    <message>
        <source>signing to be noted</source>
        <translation>签收须注明</translation>
    </message>
    <message>
        <source>till {0}</source>
        <translation>至 {0}</translation>
    </message>
    <message>
        <source>{0} m from: {1}</source>
        <translation>近 {0} 米：{1}</translation>
    </message>
    <message>
        <source>{0} wait for the hub</source>
        <translation>{0} 条已存本机，待中心回执</translation>
    </message>
    <message>
        <source>{0} will be refused</source>
        <translation>{0} 条会被拒</translation>
    </message>
    <message>
        <source>{0}, {1}</source>
        <translation>{0}，{1}</translation>
    </message>
</context>
<context>
    <name>rail</name>
    <message>
        <source>Calls</source>
        <translation>接报</translation>
    </message>
    <message>
        <source>Deploy</source>
        <translation>调度</translation>
    </message>
    <message>
        <source>Duty</source>
        <translation>值守</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报送</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>专题</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>Vitals</source>
        <translation>体征</translation>
    </message>
</context>
<context>
    <name>recovery</name>
    <message>
        <source>Command Hall</source>
        <translation>城运指挥席</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>I have it on paper</source>
        <translation>已抄好或打印</translation>
    </message>
    <message>
        <source>Issued again, it makes this paper void: destroy this one then</source>
        <translation>重新签发后本页作废，请销毁</translation>
    </message>
    <message>
        <source>It could not be printed; write it down</source>
        <translation>没有打印出来，请抄在纸上</translation>
    </message>
    <message>
        <source>It is shown this once and kept nowhere; lock the paper away with the shift leader</source>
        <translation>只显示这一次，本机不留存；纸件请封存于值班长处</translation>
    </message>
    <message>
        <source>It opens this seat's files when passphrase or keyring are lost, also elsewhere</source>
        <translation>本席口令忘记、钥匙串丢失或换机时，凭它打开本席数据和备份</translation>
    </message>
    <message>
        <source>Keep as PDF</source>
        <translation>存为 PDF</translation>
    </message>
    <message>
        <source>Kept as {0}; not encrypted: print it elsewhere and delete it</source>
        <translation>已存为 {0}，没有加密：换机打印后请删除</translation>
    </message>
    <message>
        <source>Kept at</source>
        <translation>存放处</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>以后再办</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Recovery key of this seat</source>
        <translation>本席恢复密钥</translation>
    </message>
    <message>
        <source>Recovery key of this seat: print it, or write it on paper</source>
        <translation>本席恢复密钥：请打印或抄在纸上</translation>
    </message>
    <message>
        <source>Sealed by</source>
        <translation>封存人</translation>
    </message>
    <message>
        <source>Sent to the printer {0}</source>
        <translation>已送打印机 {0}</translation>
    </message>
    <message>
        <source>This machine has no printer; S keeps a PDF, or write it down</source>
        <translation>本机没有打印机：按 S 存为 PDF，或抄在纸上</translation>
    </message>
    <message>
        <source>Type it where the passphrase is asked; a slip opens nothing, changes nothing</source>
        <translation>在输本席口令处输入；抄错、输错打不开，不会改动任何数据</translation>
    </message>
    <message>
        <source>Whoever has this paper and the seat's files can read them: lock it away</source>
        <translation>持有本页和本席文件的人能读出全部内容：请封存于值班长处</translation>
    </message>
</context>
<context>
    <name>release</name>
    <message>
        <source>Agree</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>Another person sits here now</source>
        <translation>本席已换人</translation>
    </message>
    <message>
        <source>By phone, called back</source>
        <translation>电话授权</translation>
    </message>
    <message>
        <source>Cut off, and this person never logged in at this seat: ask another one, or by phone</source>
        <translation>断网，且此人没在本席登录过：请换人，或改用电话授权</translation>
    </message>
    <message>
        <source>Do not agree</source>
        <translation>不同意</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>已放弃</translation>
    </message>
    <message>
        <source>How</source>
        <translation>怎样复核</translation>
    </message>
    <message>
        <source>It must be another person</source>
        <translation>须由另一个人复核，不能是本人</translation>
    </message>
    <message>
        <source>Nobody let it go within {0} min</source>
        <translation>{0} 分钟内无人复核</translation>
    </message>
    <message>
        <source>Not done: {0} ({1})</source>
        <translation>未办理：{0}（{1}）</translation>
    </message>
    <message>
        <source>Nothing of this person is kept here: type the password of the hub</source>
        <translation>本席没有此人的 PIN：请输登录密码</translation>
    </message>
    <message>
        <source>Number called back</source>
        <translation>回拨号码（打回去核实过的）</translation>
    </message>
    <message>
        <source>Number or PIN is not right; type it again</source>
        <translation>工号或 PIN 不对，再输一次</translation>
    </message>
    <message>
        <source>PIN, or the password</source>
        <translation>PIN，或登录密码</translation>
    </message>
    <message>
        <source>Second person here</source>
        <translation>复核人在场</translation>
    </message>
    <message>
        <source>Something else waits for a second person</source>
        <translation>另一项正在等复核，先办完或放弃它</translation>
    </message>
    <message>
        <source>Stands for {0} s more</source>
        <translation>还有 {0} 秒，过时作废</translation>
    </message>
    <message>
        <source>The number is needed: it is called back before this is done</source>
        <translation>要有回拨号码：先打回去核实，再办</translation>
    </message>
    <message>
        <source>The seat is locked: open it first</source>
        <translation>本席已锁定，先解锁</translation>
    </message>
    <message>
        <source>The second person said no</source>
        <translation>复核人不同意</translation>
    </message>
    <message>
        <source>This needs a second person</source>
        <translation>须双人复核</translation>
    </message>
    <message>
        <source>This person may not do that; ask another one</source>
        <translation>此人没有这项权限，请换人</translation>
    </message>
    <message>
        <source>This person's log-in is over: log in with the hub first</source>
        <translation>此人的登录已过期，先联网登录再复核</translation>
    </message>
    <message>
        <source>Too many wrong PINs: it is void, the password opens</source>
        <translation>PIN 输错太多次已作废，请输登录密码</translation>
    </message>
    <message>
        <source>Who lets it go: name</source>
        <translation>授权人姓名</translation>
    </message>
    <message>
        <source>Work number</source>
        <translation>复核人工号</translation>
    </message>
    <message>
        <source>{0}. Asked by {1}</source>
        <translation>{0}。提出人：{1}</translation>
    </message>
</context>
<context>
    <name>replay</name>
    <message>
        <source>Act before</source>
        <translation>上一办理</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>快</translation>
    </message>
    <message>
        <source>Next act</source>
        <translation>下一办理</translation>
    </message>
    <message>
        <source>Next red</source>
        <translation>下一红色</translation>
    </message>
    <message>
        <source>No such time; write hh:mm or MM-DD hh:mm</source>
        <translation>时间写法不对，请写 时:分 或 月-日 时:分</translation>
    </message>
    <message>
        <source>Nothing more in this direction</source>
        <translation>这个方向没有了</translation>
    </message>
    <message>
        <source>Nothing was recorded then</source>
        <translation>这段时间没有记录</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>复盘</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>慢</translation>
    </message>
    <message>
        <source>end</source>
        <translation>已到末尾</translation>
    </message>
    <message>
        <source>hh:mm, or MM-DD hh:mm</source>
        <translation>时:分 或 月-日 时:分</translation>
    </message>
    <message>
        <source>loading</source>
        <translation>载入中</translation>
    </message>
    <message>
        <source>no pictures in a replay</source>
        <translation>复盘不含画面</translation>
    </message>
</context>
<context>
    <name>room</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>A count that falls needs a reason</source>
        <translation>人数核减须写明原因</translation>
    </message>
    <message>
        <source>A matter of its own again: {0}</source>
        <translation>已恢复为单独事件：{0}</translation>
    </message>
    <message>
        <source>A matter of its own now: {0}</source>
        <translation>已拆分为另一起事件：{0}</translation>
    </message>
    <message>
        <source>A reason is needed</source>
        <translation>须写明原因</translation>
    </message>
    <message>
        <source>A response is begun for the hall: {0}</source>
        <translation>响应在全中心启动：{0} 已打开</translation>
    </message>
    <message>
        <source>Add line</source>
        <translation>加记录</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>Alert closed: {0}</source>
        <translation>告警已办结：{0}</translation>
    </message>
    <message>
        <source>Alert taken in: {0}</source>
        <translation>加入告警：{0}</translation>
    </message>
    <message>
        <source>Alert taken out: {0}</source>
        <translation>移出告警：{0}</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Another sort of lines</source>
        <translation>换一类记录</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回告</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>已到</translation>
    </message>
    <message>
        <source>Arrived: {0}</source>
        <translation>物资送达：{0}</translation>
    </message>
    <message>
        <source>Ask for goods</source>
        <translation>申请物资</translation>
    </message>
    <message>
        <source>Ask next</source>
        <translation>下次询问</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>已求</translation>
    </message>
    <message>
        <source>Asked for: {0}</source>
        <translation>申请物资：{0}</translation>
    </message>
    <message>
        <source>Back to normal</source>
        <translation>已恢复正常</translation>
    </message>
    <message>
        <source>Basis and who agreed are both needed</source>
        <translation>依据和同意人都须写明</translation>
    </message>
    <message>
        <source>Begin or change one for the hall ({0})</source>
        <translation>启动或调整全中心的响应（{0}）</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>来电</translation>
    </message>
    <message>
        <source>Called anew: {0}</source>
        <translation>改名：{0}</translation>
    </message>
    <message>
        <source>Cameras around</source>
        <translation>事发周边点位</translation>
    </message>
    <message>
        <source>Cameras to the wall</source>
        <translation>点位上墙</translation>
    </message>
    <message>
        <source>Casualties</source>
        <translation>伤亡情况</translation>
    </message>
    <message>
        <source>Choose an alert on the duty page and press {0}: all about it is shown here</source>
        <translation>在值守页选中告警，按 {0} 立为突发事件，这里显示处置全貌</translation>
    </message>
    <message>
        <source>Class of the matter</source>
        <translation>定类别</translation>
    </message>
    <message>
        <source>Class: {0}</source>
        <translation>定为{0}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Close “{0}” with which result?</source>
        <translation>“{0}”以什么结果办结？</translation>
    </message>
    <message>
        <source>Commanders</source>
        <translation>指挥人员</translation>
    </message>
    <message>
        <source>Conveyed to {0}</source>
        <translation>转达{0}</translation>
    </message>
    <message>
        <source>Counts are recorded</source>
        <translation>人数已记录</translation>
    </message>
    <message>
        <source>Dealt with</source>
        <translation>已处置完毕</translation>
    </message>
    <message>
        <source>Done: {0}</source>
        <translation>已办：{0}</translation>
    </message>
    <message>
        <source>Earlier lines</source>
        <translation>更早的记录</translation>
    </message>
    <message>
        <source>Elapsed</source>
        <translation>接报至今</translation>
    </message>
    <message>
        <source>End the matter</source>
        <translation>处置结束</translation>
    </message>
    <message>
        <source>End the matter, {0} points stay open</source>
        <translation>处置结束，{0} 项未完已逐项处理</translation>
    </message>
    <message>
        <source>Ended: {0}</source>
        <translation>处置结束：{0}</translation>
    </message>
    <message>
        <source>Event level</source>
        <translation>事件等级</translation>
    </message>
    <message>
        <source>Event level: {0}</source>
        <translation>事件等级定为{0}</translation>
    </message>
    <message>
        <source>Fact</source>
        <translation>事实</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>事实</translation>
    </message>
    <message>
        <source>Force</source>
        <translation>力量</translation>
    </message>
    <message>
        <source>Forces</source>
        <translation>力量</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>去办</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>物资</translation>
    </message>
    <message>
        <source>Goods are recorded</source>
        <translation>物资已记录</translation>
    </message>
    <message>
        <source>Hand on</source>
        <translation>转交</translation>
    </message>
    <message>
        <source>Hand the point on</source>
        <translation>转交未完事项</translation>
    </message>
    <message>
        <source>Handed on: {0}</source>
        <translation>转交：{0}</translation>
    </message>
    <message>
        <source>Handed to a bureau</source>
        <translation>已移交委办局</translation>
    </message>
    <message>
        <source>Happened</source>
        <translation>事发时间</translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation>处置结果</translation>
    </message>
    <message>
        <source>How it ended is needed</source>
        <translation>须写明处置结果</translation>
    </message>
    <message>
        <source>How much is to be written</source>
        <translation>须写明数量</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>It is sent for an alert, and none of this matter is open</source>
        <translation>须有未办结的告警，本事件没有</translation>
    </message>
    <message>
        <source>Its response</source>
        <translation>对应响应</translation>
    </message>
    <message>
        <source>Leave open, why</source>
        <translation>接受，写明理由</translation>
    </message>
    <message>
        <source>Leave the point open</source>
        <translation>接受未完（写明理由）</translation>
    </message>
    <message>
        <source>Leave the rest open</source>
        <translation>其余一并接受</translation>
    </message>
    <message>
        <source>Left open: {0}</source>
        <translation>接受未完：{0}</translation>
    </message>
    <message>
        <source>Left out: {0} ({1})</source>
        <translation>跳过：{0}（{1}）</translation>
    </message>
    <message>
        <source>Let an alert go</source>
        <translation>移出告警</translation>
    </message>
    <message>
        <source>Let an alert go: {0}</source>
        <translation>移出告警：{0}</translation>
    </message>
    <message>
        <source>Let which alert go</source>
        <translation>移出哪条告警</translation>
    </message>
    <message>
        <source>Linked</source>
        <translation>关联</translation>
    </message>
    <message>
        <source>Make this matter a part of</source>
        <translation>列为哪一起的子事件</translation>
    </message>
    <message>
        <source>Marked: {0}</source>
        <translation>标记{0}</translation>
    </message>
    <message>
        <source>Matter opened {0}</source>
        <translation>立为突发事件 {0}</translation>
    </message>
    <message>
        <source>Matters</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Merge into another matter</source>
        <translation>事件合并</translation>
    </message>
    <message>
        <source>Merge this matter into</source>
        <translation>本事件并入哪一起</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>已并入</translation>
    </message>
    <message>
        <source>Merged into “{0}”</source>
        <translation>已并入“{0}”</translation>
    </message>
    <message>
        <source>Merging taken back ({0})</source>
        <translation>撤回合并（{0}）</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Next open matter</source>
        <translation>下一起未结事件</translation>
    </message>
    <message>
        <source>No alert belongs to it</source>
        <translation>本事件没有告警</translation>
    </message>
    <message>
        <source>No camera near</source>
        <translation>附近没有点位</translation>
    </message>
    <message>
        <source>No count is another than before</source>
        <translation>人数没有变化</translation>
    </message>
    <message>
        <source>No longer marked: {0}</source>
        <translation>取消{0}</translation>
    </message>
    <message>
        <source>No longer part of another matter</source>
        <translation>不再是子事件</translation>
    </message>
    <message>
        <source>No longer related to “{0}”</source>
        <translation>与“{0}”解除关联</translation>
    </message>
    <message>
        <source>No matter is open</source>
        <translation>没有未结的突发事件</translation>
    </message>
    <message>
        <source>No other alert is open</source>
        <translation>没有其他未办结的告警</translation>
    </message>
    <message>
        <source>No other matter is open</source>
        <translation>没有其他未结事件</translation>
    </message>
    <message>
        <source>No part of another any more</source>
        <translation>不再是子事件</translation>
    </message>
    <message>
        <source>No place yet</source>
        <translation>还没有地点</translation>
    </message>
    <message>
        <source>No plan was begun</source>
        <translation>尚未启动预案</translation>
    </message>
    <message>
        <source>Nobody was sent yet</source>
        <translation>尚未调度力量</translation>
    </message>
    <message>
        <source>None asked for</source>
        <translation>尚未申请物资</translation>
    </message>
    <message>
        <source>None was given yet</source>
        <translation>尚无指令</translation>
    </message>
    <message>
        <source>Not available offline</source>
        <translation>断网取不到，须经平台转发</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Nothing is linked</source>
        <translation>没有关联</translation>
    </message>
    <message>
        <source>Nothing is open any more</source>
        <translation>没有未完事项</translation>
    </message>
    <message>
        <source>Nothing is written yet</source>
        <translation>还没有内容</translation>
    </message>
    <message>
        <source>Nothing was merged into it</source>
        <translation>没有并入本事件的事件</translation>
    </message>
    <message>
        <source>Of where</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>On what it rests</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Once it is told, the nearest cameras show here</source>
        <translation>登记地点后，这里显示最近的点位</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>已重新打开</translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Open matter before</source>
        <translation>上一起未结事件</translation>
    </message>
    <message>
        <source>Opened again: {0}</source>
        <translation>重新打开：{0}</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>调度</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>调度指令</translation>
    </message>
    <message>
        <source>Other cameras</source>
        <translation>换一组点位</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>处置结束</translation>
    </message>
    <message>
        <source>Over since {0}: {1} ({2})</source>
        <translation>{0} 处置结束：{1}（{2}）</translation>
    </message>
    <message>
        <source>Part of another matter</source>
        <translation>列为子事件</translation>
    </message>
    <message>
        <source>Part of “{0}” now</source>
        <translation>列为“{0}”的子事件</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Photos of the unit</source>
        <translation>现场照片</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>画面</translation>
    </message>
    <message>
        <source>Picture of “{0}”</source>
        <translation>画面：{0}</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Plan begun: {0}</source>
        <translation>启动预案：{0}</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>位置时效</translation>
    </message>
    <message>
        <source>Reason if reduced</source>
        <translation>核减原因（减少时必填）</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>接报时间</translation>
    </message>
    <message>
        <source>Record answer</source>
        <translation>记回告</translation>
    </message>
    <message>
        <source>Record instruction</source>
        <translation>记指令</translation>
    </message>
    <message>
        <source>Record report</source>
        <translation>记报送</translation>
    </message>
    <message>
        <source>Relate this matter to</source>
        <translation>与哪一起关联</translation>
    </message>
    <message>
        <source>Relate to another matter</source>
        <translation>关联事件</translation>
    </message>
    <message>
        <source>Related to “{0}”</source>
        <translation>与“{0}”关联</translation>
    </message>
    <message>
        <source>Relief goods</source>
        <translation>支援物资</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Report recorded: {0}</source>
        <translation>已记报送：{0}</translation>
    </message>
    <message>
        <source>Reported to</source>
        <translation>报给谁</translation>
    </message>
    <message>
        <source>Reported: {0}</source>
        <translation>已报送：{0}</translation>
    </message>
    <message>
        <source>Response level</source>
        <translation>响应级别</translation>
    </message>
    <message>
        <source>Response of this matter: {0}</source>
        <translation>对应响应：{0}</translation>
    </message>
    <message>
        <source>Room of the matter</source>
        <translation>突发事件处置室</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Sector</source>
        <translation>所属格局</translation>
    </message>
    <message>
        <source>Send forces</source>
        <translation>调度</translation>
    </message>
    <message>
        <source>Sensitive</source>
        <translation>敏感</translation>
    </message>
    <message>
        <source>Sensitive, or no longer</source>
        <translation>敏感标记</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发</translation>
    </message>
    <message>
        <source>Sent by phone to {0}: {1}</source>
        <translation>电话已调派{0}：{1}</translation>
    </message>
    <message>
        <source>Sent out: {0}</source>
        <translation>物资调出：{0}</translation>
    </message>
    <message>
        <source>Settle here</source>
        <translation>就地办结</translation>
    </message>
    <message>
        <source>Settle the point here</source>
        <translation>就地办结未完事项</translation>
    </message>
    <message>
        <source>Show the alerts</source>
        <translation>看告警</translation>
    </message>
    <message>
        <source>Show which matter</source>
        <translation>看哪一起</translation>
    </message>
    <message>
        <source>Shown here</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Steps of the plan</source>
        <translation>处置步骤</translation>
    </message>
    <message>
        <source>Still open</source>
        <translation>尚未办完</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Take a merging back</source>
        <translation>撤回合并</translation>
    </message>
    <message>
        <source>Take an alert in</source>
        <translation>加入告警</translation>
    </message>
    <message>
        <source>Take an alert out as a matter</source>
        <translation>拆分</translation>
    </message>
    <message>
        <source>Take in which alert</source>
        <translation>加入哪条告警</translation>
    </message>
    <message>
        <source>Take merging back: {0}</source>
        <translation>撤回合并：{0}</translation>
    </message>
    <message>
        <source>Take out which alert</source>
        <translation>拆出哪一条告警</translation>
    </message>
    <message>
        <source>Taken out as a matter of its own: {0}</source>
        <translation>拆分出：{0}</translation>
    </message>
    <message>
        <source>Taken out of “{0}”</source>
        <translation>自“{0}”拆分</translation>
    </message>
    <message>
        <source>The list has grown: {0} shows what is not decided yet</source>
        <translation>未完事项又多了：按 {0} 看还没定的</translation>
    </message>
    <message>
        <source>The matter is over</source>
        <translation>已处置结束</translation>
    </message>
    <message>
        <source>The name is needed</source>
        <translation>须写明姓名</translation>
    </message>
    <message>
        <source>The title is needed</source>
        <translation>须写明名称</translation>
    </message>
    <message>
        <source>The trail is whole: there are no earlier lines</source>
        <translation>全程记录已到头，没有更早的了</translation>
    </message>
    <message>
        <source>The unit has sent no photo</source>
        <translation>该单位没有发来照片</translation>
    </message>
    <message>
        <source>There is nothing to take out: it has one alert at most</source>
        <translation>本事件只有一条告警，不能拆分</translation>
    </message>
    <message>
        <source>This alert belongs to no matter yet</source>
        <translation>这条告警还不属于任何突发事件</translation>
    </message>
    <message>
        <source>This matter is open</source>
        <translation>本事件正在处置</translation>
    </message>
    <message>
        <source>This matter is over; {0} opens it again</source>
        <translation>本事件已结束；按 {0} 重新打开</translation>
    </message>
    <message>
        <source>This matter was merged into another</source>
        <translation>本事件已并入另一起</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Title and place</source>
        <translation>更正名称、地点</translation>
    </message>
    <message>
        <source>Title of the new matter</source>
        <translation>新事件名称</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>转交给谁</translation>
    </message>
    <message>
        <source>To whom it goes is needed</source>
        <translation>转交给谁须写明</translation>
    </message>
    <message>
        <source>To {0}: {1}</source>
        <translation>调{0}：{1}</translation>
    </message>
    <message>
        <source>Told back: {0}</source>
        <translation>反馈：{0}</translation>
    </message>
    <message>
        <source>Told: {0}</source>
        <translation>报告{0}</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Trail</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Unit (pieces, sets)</source>
        <translation>单位（只、台）</translation>
    </message>
    <message>
        <source>Urged: {0}</source>
        <translation>催办：{0}</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>记录内容</translation>
    </message>
    <message>
        <source>What is asked for is to be written</source>
        <translation>须写明物资名称</translation>
    </message>
    <message>
        <source>What makes it sensitive</source>
        <translation>哪一项敏感</translation>
    </message>
    <message>
        <source>What was new in it</source>
        <translation>续报了什么</translation>
    </message>
    <message>
        <source>Which class</source>
        <translation>哪一类</translation>
    </message>
    <message>
        <source>Which event level; a person decides it</source>
        <translation>事件等级定为（由人决定）</translation>
    </message>
    <message>
        <source>Which goods</source>
        <translation>哪一种物资</translation>
    </message>
    <message>
        <source>Which matter is one of its own again</source>
        <translation>哪一件恢复为单独事件</translation>
    </message>
    <message>
        <source>Which post</source>
        <translation>哪个岗位</translation>
    </message>
    <message>
        <source>Which report left</source>
        <translation>报了哪一份</translation>
    </message>
    <message>
        <source>Which response is this matter's</source>
        <translation>对应哪个响应</translation>
    </message>
    <message>
        <source>Who agreed</source>
        <translation>同意人</translation>
    </message>
    <message>
        <source>Who asks</source>
        <translation>申请单位</translation>
    </message>
    <message>
        <source>Who got it is needed</source>
        <translation>报给谁须写明</translation>
    </message>
    <message>
        <source>Who says so</source>
        <translation>报告单位</translation>
    </message>
    <message>
        <source>Who says so is to be written</source>
        <translation>须写明报告单位</translation>
    </message>
    <message>
        <source>Whole trail</source>
        <translation>全程记录</translation>
    </message>
    <message>
        <source>Why (building site, school, holiday)</source>
        <translation>原因（在建工地、学校、节假日）</translation>
    </message>
    <message>
        <source>Why it does not belong to it</source>
        <translation>为什么不属于本事件</translation>
    </message>
    <message>
        <source>Why it is opened again</source>
        <translation>重新打开的原因</translation>
    </message>
    <message>
        <source>Why it is taken back</source>
        <translation>为什么撤回</translation>
    </message>
    <message>
        <source>Why it may stay open</source>
        <translation>为什么可以不办完</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Work order</source>
        <translation>派单</translation>
    </message>
    <message>
        <source>Work orders</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Written down</source>
        <translation>已记录</translation>
    </message>
    <message>
        <source>Written into the log</source>
        <translation>已记入值班日志</translation>
    </message>
    <message>
        <source>accident</source>
        <translation>事故灾难</translation>
    </message>
    <message>
        <source>alerts</source>
        <translation>告警未办结</translation>
    </message>
    <message>
        <source>all closed</source>
        <translation>全部办结</translation>
    </message>
    <message>
        <source>all here</source>
        <translation>齐</translation>
    </message>
    <message>
        <source>all signed</source>
        <translation>全部已签收</translation>
    </message>
    <message>
        <source>all sorts</source>
        <translation>全部类别</translation>
    </message>
    <message>
        <source>answer in {0}</source>
        <translation>反馈剩 {0}</translation>
    </message>
    <message>
        <source>answered {0} times</source>
        <translation>已反馈 {0} 次</translation>
    </message>
    <message>
        <source>as you left it</source>
        <translation>上次未保存的内容</translation>
    </message>
    <message>
        <source>ask for something else</source>
        <translation>申请别的物资</translation>
    </message>
    <message>
        <source>asked for more</source>
        <translation>再申请</translation>
    </message>
    <message>
        <source>badly hurt</source>
        <translation>重伤</translation>
    </message>
    <message>
        <source>by phone</source>
        <translation>电话下达</translation>
    </message>
    <message>
        <source>by system</source>
        <translation>系统下达</translation>
    </message>
    <message>
        <source>by {0}</source>
        <translation>{0} 前</translation>
    </message>
    <message>
        <source>call</source>
        <translation>来电</translation>
    </message>
    <message>
        <source>change</source>
        <translation>改</translation>
    </message>
    <message>
        <source>class not told</source>
        <translation>未定类别</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已办结</translation>
    </message>
    <message>
        <source>commander in chief</source>
        <translation>总指挥</translation>
    </message>
    <message>
        <source>counts that differ</source>
        <translation>人数两说</translation>
    </message>
    <message>
        <source>dead</source>
        <translation>死亡</translation>
    </message>
    <message>
        <source>differ</source>
        <translation>两说</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已办结</translation>
    </message>
    <message>
        <source>evacuated</source>
        <translation>转移</translation>
    </message>
    <message>
        <source>extreme</source>
        <translation>特别重大</translation>
    </message>
    <message>
        <source>forces not back</source>
        <translation>力量未归队</translation>
    </message>
    <message>
        <source>goes further back</source>
        <translation>还有更早的</translation>
    </message>
    <message>
        <source>goes on as a matter of its own</source>
        <translation>子事件继续处置</translation>
    </message>
    <message>
        <source>goes on as a work order with its clocks</source>
        <translation>工单继续办理，时限照走</translation>
    </message>
    <message>
        <source>goods lacking</source>
        <translation>物资未到齐</translation>
    </message>
    <message>
        <source>handed on: {0}</source>
        <translation>转交 {0}</translation>
    </message>
    <message>
        <source>have arrived</source>
        <translation>已送达</translation>
    </message>
    <message>
        <source>in a meeting</source>
        <translation>会上</translation>
    </message>
    <message>
        <source>instructions</source>
        <translation>指令未办结</translation>
    </message>
    <message>
        <source>it took {0}</source>
        <translation>历时 {0}</translation>
    </message>
    <message>
        <source>lacks {0}</source>
        <translation>还差 {0}</translation>
    </message>
    <message>
        <source>larger</source>
        <translation>较大</translation>
    </message>
    <message>
        <source>late {0}</source>
        <translation>超时 {0}</translation>
    </message>
    <message>
        <source>leader</source>
        <translation>领导</translation>
    </message>
    <message>
        <source>leader on duty</source>
        <translation>带班领导</translation>
    </message>
    <message>
        <source>left open: {0}</source>
        <translation>接受：{0}</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>lightly hurt</source>
        <translation>轻伤</translation>
    </message>
    <message>
        <source>main matter</source>
        <translation>主事件</translation>
    </message>
    <message>
        <source>major</source>
        <translation>重大</translation>
    </message>
    <message>
        <source>merged</source>
        <translation>已并入</translation>
    </message>
    <message>
        <source>merged in</source>
        <translation>并入</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>失联</translation>
    </message>
    <message>
        <source>natural disaster</source>
        <translation>自然灾害</translation>
    </message>
    <message>
        <source>no answer yet</source>
        <translation>待反馈</translation>
    </message>
    <message>
        <source>no longer needed, the matter is over</source>
        <translation>事件已结束，余下步骤不再需要</translation>
    </message>
    <message>
        <source>no longer {0}</source>
        <translation>取消{0}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>未启动</translation>
    </message>
    <message>
        <source>not delivered</source>
        <translation>指令未送达</translation>
    </message>
    <message>
        <source>not graded</source>
        <translation>未定级</translation>
    </message>
    <message>
        <source>not marked</source>
        <translation>未标</translation>
    </message>
    <message>
        <source>not named</source>
        <translation>未明确</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>未接通</translation>
    </message>
    <message>
        <source>not read back</source>
        <translation>未复诵</translation>
    </message>
    <message>
        <source>not reported</source>
        <translation>未报</translation>
    </message>
    <message>
        <source>not signed</source>
        <translation>未签收</translation>
    </message>
    <message>
        <source>on paper</source>
        <translation>书面</translation>
    </message>
    <message>
        <source>open</source>
        <translation>处置中</translation>
    </message>
    <message>
        <source>ordinary</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>other cameras</source>
        <translation>换一组</translation>
    </message>
    <message>
        <source>others {0}</source>
        <translation>其他 {0}</translation>
    </message>
    <message>
        <source>part</source>
        <translation>子事件</translation>
    </message>
    <message>
        <source>parts</source>
        <translation>子事件未结</translation>
    </message>
    <message>
        <source>photos {0}</source>
        <translation>照片 {0}</translation>
    </message>
    <message>
        <source>plans not finished</source>
        <translation>预案未办完</translation>
    </message>
    <message>
        <source>public health</source>
        <translation>公共卫生</translation>
    </message>
    <message>
        <source>public security</source>
        <translation>社会安全</translation>
    </message>
    <message>
        <source>read back</source>
        <translation>已复诵</translation>
    </message>
    <message>
        <source>record</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>related</source>
        <translation>关联</translation>
    </message>
    <message>
        <source>reports due</source>
        <translation>须报未报</translation>
    </message>
    <message>
        <source>responses</source>
        <translation>响应未终止</translation>
    </message>
    <message>
        <source>revision {0}·{1}</source>
        <translation>第 {0} 版·{1}</translation>
    </message>
    <message>
        <source>saved here</source>
        <translation>已存本机</translation>
    </message>
    <message>
        <source>scene commander</source>
        <translation>现场指挥</translation>
    </message>
    <message>
        <source>send</source>
        <translation>调度</translation>
    </message>
    <message>
        <source>sensitive nature</source>
        <translation>性质敏感</translation>
    </message>
    <message>
        <source>sensitive people</source>
        <translation>人员敏感</translation>
    </message>
    <message>
        <source>sensitive place</source>
        <translation>地点敏感</translation>
    </message>
    <message>
        <source>sensitive time</source>
        <translation>时间敏感</translation>
    </message>
    <message>
        <source>sent out</source>
        <translation>已调出</translation>
    </message>
    <message>
        <source>taken by {0}</source>
        <translation>{0}已接</translation>
    </message>
    <message>
        <source>taken by {0} of {1}</source>
        <translation>{1} 家中 {0} 家已接</translation>
    </message>
    <message>
        <source>trapped</source>
        <translation>被困</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>不详</translation>
    </message>
    <message>
        <source>work orders</source>
        <translation>工单未办结</translation>
    </message>
    <message>
        <source>write down</source>
        <translation>记指令</translation>
    </message>
    <message>
        <source>{0}</source>
        <translation>{0}</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation>{0}（{1}）</translation>
    </message>
    <message>
        <source>{0} by {1}</source>
        <translation>{0} {1} 前</translation>
    </message>
    <message>
        <source>{0} d {1} h</source>
        <translation>{0} 天 {1} 小时</translation>
    </message>
    <message>
        <source>{0} h ago</source>
        <translation>{0} 小时前</translation>
    </message>
    <message>
        <source>{0} in all·{1} not back</source>
        <translation>{0} 支·未归队 {1}</translation>
    </message>
    <message>
        <source>{0} in all·{1} open</source>
        <translation>{0} 条·未办结 {1}</translation>
    </message>
    <message>
        <source>{0} is back, told by phone</source>
        <translation>{0} 电话回告：已归队</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>剩 {0}</translation>
    </message>
    <message>
        <source>{0} lines</source>
        <translation>{0} 条</translation>
    </message>
    <message>
        <source>{0} min ago</source>
        <translation>{0} 分前</translation>
    </message>
    <message>
        <source>{0} more</source>
        <translation>其余 {0}</translation>
    </message>
    <message>
        <source>{0} more due</source>
        <translation>另 {0} 项</translation>
    </message>
    <message>
        <source>{0} near·{1} live</source>
        <translation>400 米内 {0} 路·{1} 路实时</translation>
    </message>
    <message>
        <source>{0} not signed</source>
        <translation>{0} 条未签收</translation>
    </message>
    <message>
        <source>{0} of {1} lines</source>
        <translation>{0}/{1} 条</translation>
    </message>
    <message>
        <source>{0} on the way</source>
        <translation>{0} 在途</translation>
    </message>
    <message>
        <source>{0} open</source>
        <translation>{0} 件未办结</translation>
    </message>
    <message>
        <source>{0} open: {1}</source>
        <translation>未完 {0} 项：{1}</translation>
    </message>
    <message>
        <source>{0} points are not decided yet: settle, hand on or leave each</source>
        <translation>还有 {0} 项未定：逐项办结、转交或接受</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} 秒</translation>
    </message>
    <message>
        <source>{0} saved here</source>
        <translation>{0} 条已存本机</translation>
    </message>
    <message>
        <source>{0} says</source>
        <translation>{0}回告</translation>
    </message>
    <message>
        <source>{0} shows what is still open; then each point is decided</source>
        <translation>先按 {0} 列出未完事项，再逐项处理</translation>
    </message>
    <message>
        <source>{0} sorts·{1} lacking</source>
        <translation>{0} 种·未到齐 {1}</translation>
    </message>
    <message>
        <source>{0} steps left</source>
        <translation>还有 {0} 步未办</translation>
    </message>
    <message>
        <source>{0} still open</source>
        <translation>未完 {0} 项</translation>
    </message>
    <message>
        <source>{0} {1}</source>
        <translation>{0} {1}</translation>
    </message>
    <message>
        <source>{0}, told by phone</source>
        <translation>电话回告：{0}</translation>
    </message>
    <message>
        <source>{0}: not reached</source>
        <translation>{0}未接通</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>{0}·by what is in force</source>
        <translation>{0}·按现行响应</translation>
    </message>
    <message>
        <source>{0}·order not delivered to {1}</source>
        <translation>{0}·指令未送达 {1}</translation>
    </message>
    <message>
        <source>{0}·out of another matter</source>
        <translation>{0}·从另一事件移来</translation>
    </message>
    <message>
        <source>{0}·{1}</source>
        <translation>{0}·{1}</translation>
    </message>
    <message>
        <source>{0}·{1} decided</source>
        <translation>{0}·已定 {1} 项</translation>
    </message>
    <message>
        <source>{0}·{1} of {2}</source>
        <translation>{0}·{1}/{2}</translation>
    </message>
    <message>
        <source>{1} {0}</source>
        <translation>{1} {0}</translation>
    </message>
    <message>
        <source>{1}: {0}</source>
        <translation>{1}：{0}</translation>
    </message>
    <message>
        <source>“{0}” does not go on by itself: it is decided by itself</source>
        <translation>“{0}”不会自己办下去，须单独处理</translation>
    </message>
    <message>
        <source>“{0}” is a matter of its own again</source>
        <translation>“{0}”恢复为单独事件</translation>
    </message>
    <message>
        <source>“{0}” is a part of it now</source>
        <translation>“{0}”列为子事件</translation>
    </message>
    <message>
        <source>“{0}” is no part of it any more</source>
        <translation>“{0}”不再是子事件</translation>
    </message>
    <message>
        <source>“{0}” merged into this matter</source>
        <translation>“{0}”并入本事件</translation>
    </message>
    <message>
        <source>← {0}</source>
        <translation>← {0}</translation>
    </message>
</context>
<context>
    <name>rules</name>
    <message>
        <source>A file of rules</source>
        <translation>规则文件</translation>
    </message>
    <message>
        <source>Alert rules changed by {0}: {1} rules, version {2}</source>
        <translation>告警规则已更换（{0}）：{1} 条，版本 {2}</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>All rules together</source>
        <translation>全部规则</translation>
    </message>
    <message>
        <source>Another grade</source>
        <translation>改级</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选规则文件</translation>
    </message>
    <message>
        <source>Choose a file of rules; the hub reads it and hears the last week again</source>
        <translation>选一个规则文件；中心读它，把近 7 天的来报重听一遍</translation>
    </message>
    <message>
        <source>Each rule: alerts, told, held back</source>
        <translation>逐条规则：告警 / 提示 / 未提示</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>例子</translation>
    </message>
    <message>
        <source>Grouped</source>
        <translation>成组</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>未提示</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>来报</translation>
    </message>
    <message>
        <source>Reports taken otherwise</source>
        <translation>处理不同的来报</translation>
    </message>
    <message>
        <source>Rules are tried by the shift leader</source>
        <translation>规则试行由值班长办理</translation>
    </message>
    <message>
        <source>The rule file was not taken, the rules before it hold: {0}</source>
        <translation>规则文件有误，没有装载，仍按原规则：{0}</translation>
    </message>
    <message>
        <source>There is more than a trial takes: it ended early</source>
        <translation>数据过多，只试到一部分</translation>
    </message>
    <message>
        <source>Told aloud</source>
        <translation>提示（发声）</translation>
    </message>
    <message>
        <source>Try it again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Try rules on the last week</source>
        <translation>规则试行（近 7 天）</translation>
    </message>
    <message>
        <source>Trying {0} on the last {1} days …</source>
        <translation>正用近 {1} 天的来报试行 {0} …</translation>
    </message>
    <message>
        <source>What</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>With the file</source>
        <translation>按文件</translation>
    </message>
    <message>
        <source>With the mode these alert rules hold no more: {0}</source>
        <translation>随模式停用告警规则：{0}</translation>
    </message>
    <message>
        <source>With the mode these alert rules hold now: {0}</source>
        <translation>随模式启用告警规则：{0}</translation>
    </message>
    <message>
        <source>With what holds</source>
        <translation>按现行</translation>
    </message>
    <message>
        <source>an alert of its own now</source>
        <translation>改为自成一条</translation>
    </message>
    <message>
        <source>another grade</source>
        <translation>定级改变</translation>
    </message>
    <message>
        <source>another group</source>
        <translation>成组改变</translation>
    </message>
    <message>
        <source>held back now</source>
        <translation>不再提示</translation>
    </message>
    <message>
        <source>joined to one now</source>
        <translation>改为并入已有</translation>
    </message>
    <message>
        <source>language</source>
        <translation>zh</translation>
    </message>
    <message>
        <source>larger than a file of rules is</source>
        <translation>比规则文件允许的大</translation>
    </message>
    <message>
        <source>mistakes in the file: {0}</source>
        <translation>文件有错：{0}</translation>
    </message>
    <message>
        <source>nothing is changed by it</source>
        <translation>试行不改动任何东西</translation>
    </message>
    <message>
        <source>the hub did not answer</source>
        <translation>中心没有应答</translation>
    </message>
    <message>
        <source>told now</source>
        <translation>改为提示</translation>
    </message>
    <message>
        <source>{0} was not tried: {1}</source>
        <translation>{0} 没有试成：{1}</translation>
    </message>
    <message>
        <source>{0}: {1} requests of the last {2} days heard again, {3} could not be read</source>
        <translation>{0}：近 {2} 天 {1} 次来报重听一遍，{3} 条读不懂</translation>
    </message>
</context>
<context>
    <name>screens</name>
    <message>
        <source>E</source>
        <translation>东</translation>
    </message>
    <message>
        <source>N</source>
        <translation>北</translation>
    </message>
    <message>
        <source>NE</source>
        <translation>东北</translation>
    </message>
    <message>
        <source>NW</source>
        <translation>西北</translation>
    </message>
    <message>
        <source>Refused: {0}</source>
        <translation>未能办理：{0}</translation>
    </message>
    <message>
        <source>S</source>
        <translation>南</translation>
    </message>
    <message>
        <source>SE</source>
        <translation>东南</translation>
    </message>
    <message>
        <source>SW</source>
        <translation>西南</translation>
    </message>
    <message>
        <source>W</source>
        <translation>西</translation>
    </message>
    <message>
        <source>both say “{0}”</source>
        <translation>都说到“{0}”</translation>
    </message>
    <message>
        <source>both {0}</source>
        <translation>同为{0}</translation>
    </message>
    <message>
        <source>here</source>
        <translation>此处</translation>
    </message>
    <message>
        <source>language</source>
        <translation>zh</translation>
    </message>
    <message>
        <source>same grid</source>
        <translation>同一网格</translation>
    </message>
    <message>
        <source>same place</source>
        <translation>同一地点</translation>
    </message>
    <message>
        <source>same place {0}</source>
        <translation>同一地点 {0}</translation>
    </message>
    <message>
        <source>within {0} min</source>
        <translation>{0} 分钟内</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation>{0}（{1}）</translation>
    </message>
    <message>
        <source>{0} away</source>
        <translation>相距 {0}</translation>
    </message>
    <message>
        <source>{0} km</source>
        <translation>{0} 公里</translation>
    </message>
    <message>
        <source>{0} m</source>
        <translation>{0} 米</translation>
    </message>
    <message>
        <source>{0} min apart</source>
        <translation>相隔 {0} 分钟</translation>
    </message>
    <message>
        <source>{0} {1}</source>
        <translation>{0} {1}</translation>
    </message>
    <message>
        <source>{0}, code {1}</source>
        <translation>{0}，代码 {1}</translation>
    </message>
</context>
<context>
    <name>seat</name>
    <message>
        <source>4 to 8 digits, neither all the same nor in a row</source>
        <translation>PIN 为 4 至 8 位数字，不能全相同，也不能是连号</translation>
    </message>
    <message>
        <source>4 to 8 digits, neither all the same nor in a row; it holds at this seat only</source>
        <translation>4 至 8 位数字，不能全相同，也不能是连号；只在本席有效</translation>
    </message>
    <message>
        <source>A fault of the program ({0}); the console goes on</source>
        <translation>程序出错（{0}），控制台照常使用</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Keep this PIN</source>
        <translation>就用这个 PIN</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>新 PIN</translation>
    </message>
    <message>
        <source>No PIN yet: choose one first, then the seat can be locked</source>
        <translation>还没有设 PIN，先设好才能锁定本席</translation>
    </message>
    <message>
        <source>Nobody has this red any more: {0}</source>
        <translation>红色告警无人承办，请认领：{0}</translation>
    </message>
    <message>
        <source>Nobody signs {0}: they are the shift leader's; the worst, {1}: {2}</source>
        <translation>{0} 条超时未签收，报值班长；最重 {1}：{2}</translation>
    </message>
    <message>
        <source>Nobody signs, it is the shift leader's: {0}</source>
        <translation>超时未签收，报值班长：{0}</translation>
    </message>
    <message>
        <source>Not right; the password opens too</source>
        <translation>不对；也可以输登录密码</translation>
    </message>
    <message>
        <source>Not right; type it again</source>
        <translation>不对，请重新输入</translation>
    </message>
    <message>
        <source>Nothing done, it is the shift leader's: {0}</source>
        <translation>签收后超时未处置，报值班长：{0}</translation>
    </message>
    <message>
        <source>Nothing has gone wrong at this seat so far</source>
        <translation>本席至今没有出过错</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>再输一遍</translation>
    </message>
    <message>
        <source>Own PIN for this seat</source>
        <translation>设置本人在本席的 PIN</translation>
    </message>
    <message>
        <source>PIN or password</source>
        <translation>PIN 或登录密码</translation>
    </message>
    <message>
        <source>PIN until now, or the password</source>
        <translation>现用的 PIN，或登录密码</translation>
    </message>
    <message>
        <source>PIN, or the password</source>
        <translation>PIN，或登录密码</translation>
    </message>
    <message>
        <source>Red alerts that are yours now: {0} ({1})</source>
        <translation>本席未办结的红色告警 {0} 件已转由您承办：{1}</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Signed, nothing done, {0}: they are the shift leader's; the worst, {1}: {2}</source>
        <translation>{0} 条签收后超时未处置，报值班长；最重 {1}：{2}</translation>
    </message>
    <message>
        <source>Something went wrong: {0}</source>
        <translation>程序出错，代码 {0}</translation>
    </message>
    <message>
        <source>The PIN is kept; the seat can be locked now</source>
        <translation>PIN 已设好，现在可以锁定本席</translation>
    </message>
    <message>
        <source>The PIN until now, or the password, is not right: nothing is changed</source>
        <translation>现用的 PIN 或登录密码不对，PIN 没有改</translation>
    </message>
    <message>
        <source>The console goes on, what was saved is saved. Photograph this for the installer: no names, places or numbers are in it</source>
        <translation>控制台照常使用，已存的都在。请拍下这一屏发给安装人员：其中没有值守的人名、地点和号码</translation>
    </message>
    <message>
        <source>The last run crashed ({0}); what was saved is all there</source>
        <translation>上次异常退出（{0}），已存的都在</translation>
    </message>
    <message>
        <source>The leader on duty was called for {0}; the worst, {1}: {2}</source>
        <translation>已报带班领导 {0} 条；最重 {1}：{2}</translation>
    </message>
    <message>
        <source>The leader on duty was called: {0}</source>
        <translation>已报带班领导：{0}</translation>
    </message>
    <message>
        <source>The log-in password</source>
        <translation>登录密码</translation>
    </message>
    <message>
        <source>The seat is locked: {0}</source>
        <translation>本席已锁定：{0}</translation>
    </message>
    <message>
        <source>The seat is locked; alerts are shown and heard</source>
        <translation>本席已锁定，告警照常显示和发声</translation>
    </message>
    <message>
        <source>The two are not the same; type it again</source>
        <translation>两次输入不一致，请重新输入</translation>
    </message>
    <message>
        <source>Use the log-in password</source>
        <translation>改用登录密码</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Who takes this seat?</source>
        <translation>换谁值守？</translation>
    </message>
    <message>
        <source>{0} has taken this seat from {1}</source>
        <translation>{1} 换 {0} 值守本席</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>Find a setting</source>
        <translation>找一项设置</translation>
    </message>
    <message>
        <source>Locked by the hall; it cannot be changed here</source>
        <translation>大厅锁定，本席不能改</translation>
    </message>
    <message>
        <source>Not accepted; allowed: {0}</source>
        <translation>未采用，可填：{0}</translation>
    </message>
    <message>
        <source>Not changed: its file has to be put right by hand, {0}</source>
        <translation>没有改动：设置文件有错或写法特别，请手工改 {0}</translation>
    </message>
    <message>
        <source>Not changed: {0}</source>
        <translation>没有改动：{0}</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>after a restart</source>
        <translation>重启后生效</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>当即生效</translation>
    </message>
    <message>
        <source>default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>default of the hall's profile</source>
        <translation>时限配置里的默认</translation>
    </message>
    <message>
        <source>locked by the hall</source>
        <translation>大厅锁定</translation>
    </message>
    <message>
        <source>said at this start</source>
        <translation>本次启动指定</translation>
    </message>
    <message>
        <source>set by you</source>
        <translation>本人设置</translation>
    </message>
    <message>
        <source>set for this machine</source>
        <translation>本机设置</translation>
    </message>
    <message>
        <source>set for this seat</source>
        <translation>本席设置</translation>
    </message>
    <message>
        <source>set in the hall's policy file only</source>
        <translation>只由大厅策略文件定</translation>
    </message>
    <message>
        <source>the hall proposes it</source>
        <translation>大厅建议</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation>{0}（{1}）</translation>
    </message>
</context>
<context>
    <name>shell</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Alerts are shown and heard; acting asks for the PIN</source>
        <translation>告警照常显示和发声，办理时输 PIN</translation>
    </message>
    <message>
        <source>Alerts keep coming; Ctrl 1 leads back to them</source>
        <translation>告警照常显示和发声；按 Ctrl 1 回值守页</translation>
    </message>
    <message>
        <source>Another person takes this seat</source>
        <translation>换人登录本席</translation>
    </message>
    <message>
        <source>Bureau seat</source>
        <translation>部门席位</translation>
    </message>
    <message>
        <source>Calm</source>
        <translation>平</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>点位</translation>
    </message>
    <message>
        <source>Choose other keys</source>
        <translation>更改快捷键</translation>
    </message>
    <message>
        <source>Choose your own PIN</source>
        <translation>设置本人 PIN</translation>
    </message>
    <message>
        <source>Colours of the levels</source>
        <translation>等级配色</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Command Hall</source>
        <translation>城运指挥席</translation>
    </message>
    <message>
        <source>Connection is being rebuilt</source>
        <translation>正在重建连接</translation>
    </message>
    <message>
        <source>Dark or light</source>
        <translation>深色或浅色</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Demo · invented places</source>
        <translation>演示·虚构地名</translation>
    </message>
    <message>
        <source>Duty officer</source>
        <translation>值班员</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Find: command, matter, camera, place, number</source>
        <translation>查找命令、事项、点位、地点、编号</translation>
    </message>
    <message>
        <source>Hanzi, pinyin, initials or number · ↑ ↓ choose · Enter runs · Esc closes</source>
        <translation>汉字、拼音、首字母、编号均可·↑ ↓ 选择·Enter 执行·Esc 关闭</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>突发事件</translation>
    </message>
    <message>
        <source>Installer</source>
        <translation>安装人员</translation>
    </message>
    <message>
        <source>Keys of this page</source>
        <translation>现在可用的按键</translation>
    </message>
    <message>
        <source>Link unsteady</source>
        <translation>网络不稳</translation>
    </message>
    <message>
        <source>Link up</source>
        <translation>联网正常</translation>
    </message>
    <message>
        <source>Lock the seat, or open it</source>
        <translation>锁定本席，或解锁</translation>
    </message>
    <message>
        <source>Log out of this seat and wipe its copy</source>
        <translation>退出登录并清除本席缓存</translation>
    </message>
    <message>
        <source>Matter</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Night look, or day look</source>
        <translation>夜间外观，或日间外观</translation>
    </message>
    <message>
        <source>No source connected</source>
        <translation>信源 未接</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Nothing found; {0} more records cannot be found yet; their text follows</source>
        <translation>没有找到；另有 {0} 条刚补收，正在建索引，暂时搜不到</translation>
    </message>
    <message>
        <source>Nothing is recorded for replays any more: {0}</source>
        <translation>复盘记录已停止：{0}；值守照常</translation>
    </message>
    <message>
        <source>On watch offline</source>
        <translation>断网值守</translation>
    </message>
    <message>
        <source>On watch offline {0}</source>
        <translation>断网值守 {0}</translation>
    </message>
    <message>
        <source>Online opinion</source>
        <translation>网信席</translation>
    </message>
    <message>
        <source>Opens mode and responses</source>
        <translation>点开看模式与响应，可在此切换</translation>
    </message>
    <message>
        <source>Opens the list with the reasons</source>
        <translation>打开待处理列表，看原因</translation>
    </message>
    <message>
        <source>Opens which certificate it is, and what to do</source>
        <translation>打开看是哪张证书、怎么办</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>调度单</translation>
    </message>
    <message>
        <source>Past its validity, and nobody lifted it: ask the weather station</source>
        <translation>已过有效期，未收到解除或延续；请向气象台核实</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Possible here</source>
        <translation>本机可做</translation>
    </message>
    <message>
        <source>Reconnecting, attempt {0}</source>
        <translation>重连 第 {0} 次</translation>
    </message>
    <message>
        <source>Reconnecting, attempt {0}, next in {1} s</source>
        <translation>重连 第 {0} 次，{1} 秒后再试</translation>
    </message>
    <message>
        <source>Refused by the hub: {0}</source>
        <translation>中心未予办理：{0}</translation>
    </message>
    <message>
        <source>Refused {0}</source>
        <translation>待处理 {0}</translation>
    </message>
    <message>
        <source>Replay what this seat saw</source>
        <translation>复盘：回放本席所见</translation>
    </message>
    <message>
        <source>Report of the last fault</source>
        <translation>最近一次出错的报告</translation>
    </message>
    <message>
        <source>Runs the first line once it is found · Esc gives up</source>
        <translation>找到后即执行第一项·Esc 作罢</translation>
    </message>
    <message>
        <source>Seat locked</source>
        <translation>本席已锁定</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Shift leader</source>
        <translation>值班长</translation>
    </message>
    <message>
        <source>Shift until {0}</source>
        <translation>本班至 {0}</translation>
    </message>
    <message>
        <source>Shifts begin at {0}</source>
        <translation>交接班时间 {0}</translation>
    </message>
    <message>
        <source>Silent during the call</source>
        <translation>通话中静音</translation>
    </message>
    <message>
        <source>Sound lost, no device</source>
        <translation>声音中断·无设备</translation>
    </message>
    <message>
        <source>Sound lost, restarting</source>
        <translation>声音中断·正在重启</translation>
    </message>
    <message>
        <source>Sound on</source>
        <translation>声音正常</translation>
    </message>
    <message>
        <source>Sound starting</source>
        <translation>声音启动中</translation>
    </message>
    <message>
        <source>Sound switched off</source>
        <translation>声音已关</translation>
    </message>
    <message>
        <source>Sound untested</source>
        <translation>声音未自检</translation>
    </message>
    <message>
        <source>Sources as of {0}</source>
        <translation>信源截至 {0}</translation>
    </message>
    <message>
        <source>Sources {0}/{1}</source>
        <translation>信源 {0}/{1}</translation>
    </message>
    <message>
        <source>Sources {0}/{1}·{2} and others down</source>
        <translation>信源 {0}/{1}·{2}等中断</translation>
    </message>
    <message>
        <source>Sources {0}/{1}·{2} down</source>
        <translation>信源 {0}/{1}·{2}中断</translation>
    </message>
    <message>
        <source>Standing still</source>
        <translation>停滞</translation>
    </message>
    <message>
        <source>Standing still, being rebuilt</source>
        <translation>停滞·正在重建连接</translation>
    </message>
    <message>
        <source>The log-in is over: calls, what is sent and told by phone, and log lines are still saved; everything else after a log-in with the hub</source>
        <translation>登录已到期：接报登记、电话调派和回告、日志照样保存；其他办理须联网重新登录</translation>
    </message>
    <message>
        <source>This log-in ends at {0}; without the hub only facts can be saved after that</source>
        <translation>本次登录 {0} 到期；到期后未联网只能记录事实</translation>
    </message>
    <message>
        <source>To be checked {0}</source>
        <translation>需核对 {0}</translation>
    </message>
    <message>
        <source>To send {0}</source>
        <translation>待发送 {0}</translation>
    </message>
    <message>
        <source>To send {0}·oldest {1}</source>
        <translation>待发送 {0}·最久 {1}</translation>
    </message>
    <message>
        <source>To send {0}·oldest {1}·again in {2} s</source>
        <translation>待发送 {0}·最久 {1}·{2} 秒后再试</translation>
    </message>
    <message>
        <source>Two accounts of one matter: a person says which holds</source>
        <translation>两边说法不一，需要有人定</translation>
    </message>
    <message>
        <source>Video patrol</source>
        <translation>视频巡查员</translation>
    </message>
    <message>
        <source>Video wall in its own window</source>
        <translation>视频墙窗口</translation>
    </message>
    <message>
        <source>Waiting for the link</source>
        <translation>待联网</translation>
    </message>
    <message>
        <source>What an error means</source>
        <translation>错误代码说明</translation>
    </message>
    <message>
        <source>and {0} more</source>
        <translation>另 {0} 条</translation>
    </message>
    <message>
        <source>as of {0}</source>
        <translation>截至 {0}</translation>
    </message>
    <message>
        <source>everything else, after a log-in with the hub</source>
        <translation>签收、认领、办结等，联网重新登录后办理</translation>
    </message>
    <message>
        <source>log-in is over: only calls, sent and told by phone, log</source>
        <translation>登录已到期，只记事实：接报登记、电话调派和回告、日志</translation>
    </message>
    <message>
        <source>no response in force</source>
        <translation>未启动响应</translation>
    </message>
    <message>
        <source>orders by the system, what other seats do</source>
        <translation>系统派单、其他席位动态</translation>
    </message>
    <message>
        <source>sign, register, send forces by phone, write the log</source>
        <translation>签收、登记、电话调度、记日志</translation>
    </message>
    <message>
        <source>since {0}</source>
        <translation>{0} 起</translation>
    </message>
    <message>
        <source>{0} (as of {1})</source>
        <translation>{0}（截至 {1}）</translation>
    </message>
    <message>
        <source>{0} lapsed, not lifted</source>
        <translation>{0} 过有效期未解除</translation>
    </message>
    <message>
        <source>{0} more records cannot be found yet; their text follows</source>
        <translation>另有 {0} 条刚补收，正在建索引，暂时搜不到</translation>
    </message>
    <message>
        <source>{0} s fast</source>
        <translation>本机快 {0} 秒</translation>
    </message>
    <message>
        <source>{0} s slow</source>
        <translation>本机慢 {0} 秒</translation>
    </message>
    <message>
        <source>{0} {1}</source>
        <translation>{0} {1}</translation>
    </message>
    <message>
        <source>{0}: this page is not in use yet</source>
        <translation>{0}：此页尚未启用</translation>
    </message>
    <message>
        <source>{0}: {1} │ {2}: {3}</source>
        <translation>{0}：{1} │ {2}：{3}</translation>
    </message>
    <message>
        <source>{0}; what is saved here stays and is sent once</source>
        <translation>{0}；已存本机的不丢，各发一份</translation>
    </message>
    <message>
        <source>{0}·{1}</source>
        <translation>{0}·{1}</translation>
    </message>
</context>
<context>
    <name>silent</name>
    <message>
        <source>Camera</source>
        <translation>点位</translation>
    </message>
    <message>
        <source>Cameras without a picture</source>
        <translation>没有画面的点位</translation>
    </message>
    <message>
        <source>Every camera that was looked at has a picture</source>
        <translation>看过的点位都有画面</translation>
    </message>
    <message>
        <source>Last frame</source>
        <translation>末帧</translation>
    </message>
    <message>
        <source>Looked at</source>
        <translation>最后查看</translation>
    </message>
    <message>
        <source>No new one since</source>
        <translation>何时起无新画面</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>list</source>
        <translation>看清单</translation>
    </message>
    <message>
        <source>no new picture for more than {0} s, while this seat looked</source>
        <translation>本席查看时超过 {0} 秒没有新画面</translation>
    </message>
    <message>
        <source>no new picture for {0}, looked at {1}</source>
        <translation>无新画面已 {0}，{1} 看过</translation>
    </message>
    <message>
        <source>{0} cameras without a new picture for more than {1} s</source>
        <translation>{0} 个点位超过 {1} 秒没有新画面</translation>
    </message>
    <message>
        <source>{0}: no new picture for more than {1} s</source>
        <translation>{0} 超过 {1} 秒没有新画面</translation>
    </message>
</context>
<context>
    <name>slip</name>
    <message>
        <source>Accepted</source>
        <translation>接令</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Ctrl K finds it by this code or number</source>
        <translation>扫码或输入编号，Ctrl K 查到本单</translation>
    </message>
    <message>
        <source>Dispatch slip</source>
        <translation>派单单据</translation>
    </message>
    <message>
        <source>Dispatch slip {0}</source>
        <translation>派单单据 {0}</translation>
    </message>
    <message>
        <source>It could not be printed; S keeps a PDF</source>
        <translation>打印没有成功；按 S 存为 PDF</translation>
    </message>
    <message>
        <source>Keep as PDF</source>
        <translation>存为 PDF</translation>
    </message>
    <message>
        <source>Kept as {0}; not encrypted: delete it once it is printed</source>
        <translation>已存为 {0}；文件未加密，打印后请删除</translation>
    </message>
    <message>
        <source>Leader</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Matter</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>On site</source>
        <translation>到场</translation>
    </message>
    <message>
        <source>Ordered by</source>
        <translation>下达</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Printed {0}</source>
        <translation>打印 {0}</translation>
    </message>
    <message>
        <source>Receipt: scan; the codes of {0} more are on the screen</source>
        <translation>回执：各单位扫本单位的码；另有 {0} 个单位的码在屏上（L）</translation>
    </message>
    <message>
        <source>Receipt: the crew scans its code, one phone each</source>
        <translation>回执：各单位扫本单位的码，限一部手机</translation>
    </message>
    <message>
        <source>Received by</source>
        <translation>签收人</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>归队</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>下达</translation>
    </message>
    <message>
        <source>Sent to the printer {0}</source>
        <translation>已送打印机 {0}</translation>
    </message>
    <message>
        <source>This machine has no printer; S keeps a PDF</source>
        <translation>本机没有打印机；按 S 存为 PDF</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>What is written here by hand is to be entered afterwards</source>
        <translation>手写内容联网后补录</translation>
    </message>
    <message>
        <source>and {0} more: {1}</source>
        <translation>另有 {0} 个单位：{1}</translation>
    </message>
    <message>
        <source>by system, the hub has not answered: phone the units</source>
        <translation>系统派单，中心未回执：请电话通知单位</translation>
    </message>
    <message>
        <source>issued by system</source>
        <translation>系统派单，中心已收</translation>
    </message>
    <message>
        <source>not reached ×{0}</source>
        <translation>未接通×{0}</translation>
    </message>
    <message>
        <source>official number {0}</source>
        <translation>正式编号 {0}</translation>
    </message>
    <message>
        <source>official number: not given yet by the hub</source>
        <translation>正式编号：待中心回执</translation>
    </message>
    <message>
        <source>place unknown</source>
        <translation>地点不详</translation>
    </message>
    <message>
        <source>sent by phone</source>
        <translation>电话调派</translation>
    </message>
</context>
<context>
    <name>sound</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝</translation>
    </message>
    <message>
        <source>During the call: {0} unsigned, the worst {1}</source>
        <translation>通话中：未签收 {0} 条，最重 {1}</translation>
    </message>
    <message>
        <source>Ends by itself; a new red is always heard once</source>
        <translation>到时自己恢复；新的红色总会响一声</translation>
    </message>
    <message>
        <source>Ends by itself; anything worse than {0} ends it at once, a new red is always heard</source>
        <translation>到时自己恢复；比{0}更重的一来就解除，新的红色一定响</translation>
    </message>
    <message>
        <source>Heard</source>
        <translation>听到</translation>
    </message>
    <message>
        <source>Is it heard at this seat?</source>
        <translation>在本席听得到吗？</translation>
    </message>
    <message>
        <source>It is kept in the duty log</source>
        <translation>记入值班日志</translation>
    </message>
    <message>
        <source>Muted {0}</source>
        <translation>静音 {0}</translation>
    </message>
    <message>
        <source>No sound: {0} unsigned, the worst {1}</source>
        <translation>声音中断：未签收 {0} 条，最重 {1}</translation>
    </message>
    <message>
        <source>Not heard</source>
        <translation>没听到</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>On the phone, or no longer</source>
        <translation>通话中，或通话结束</translation>
    </message>
    <message>
        <source>On the phone: nothing is said, red sounds softly, what rings flashes</source>
        <translation>通话中：不播报，红色轻响，其余闪框提示</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>橙</translation>
    </message>
    <message>
        <source>Play again</source>
        <translation>再放一遍</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红</translation>
    </message>
    <message>
        <source>Red during a call, soft</source>
        <translation>通话中的红（轻）</translation>
    </message>
    <message>
        <source>Self-test not passed</source>
        <translation>声音自检未过</translation>
    </message>
    <message>
        <source>Self-test passed: every sound was heard</source>
        <translation>声音自检通过，全部听到</translation>
    </message>
    <message>
        <source>Self-test: not heard: {0}</source>
        <translation>声音自检：没听到 {0}</translation>
    </message>
    <message>
        <source>Signed and not acted on</source>
        <translation>签收后未处置</translation>
    </message>
    <message>
        <source>Silence for some minutes, or sound again</source>
        <translation>静音几分钟，或恢复声音</translation>
    </message>
    <message>
        <source>Silence for {0}: why?</source>
        <translation>静音 {0}：什么原因？</translation>
    </message>
    <message>
        <source>Silence for {0}: {1}</source>
        <translation>静音 {0}（{1}）</translation>
    </message>
    <message>
        <source>Silence: how long?</source>
        <translation>静音多久？</translation>
    </message>
    <message>
        <source>Silent for {0}: {1}</source>
        <translation>静音 {0}：{1}</translation>
    </message>
    <message>
        <source>Something worse came: the silence is over</source>
        <translation>来了更高等级的告警，静音已解除</translation>
    </message>
    <message>
        <source>Sound is on again</source>
        <translation>声音已恢复</translation>
    </message>
    <message>
        <source>Sound self-test</source>
        <translation>声音自检</translation>
    </message>
    <message>
        <source>Sound self-test {0}/{1}: {2}</source>
        <translation>声音自检 {0}/{1}：{2}</translation>
    </message>
    <message>
        <source>Speech</source>
        <translation>播报</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>自检</translation>
    </message>
    <message>
        <source>The call is over, sound is on again</source>
        <translation>通话结束，声音已恢复</translation>
    </message>
    <message>
        <source>The silence is over, sound is on again</source>
        <translation>静音到时，声音已恢复</translation>
    </message>
    <message>
        <source>The sound of this shift was not tested yet</source>
        <translation>本班还没做声音自检</translation>
    </message>
    <message>
        <source>This window makes no sound</source>
        <translation>这个窗口不出声</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>黄</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>蓝</translation>
    </message>
    <message>
        <source>notice</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>orange</source>
        <translation>橙</translation>
    </message>
    <message>
        <source>red</source>
        <translation>红</translation>
    </message>
    <message>
        <source>yellow</source>
        <translation>黄</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} 分钟</translation>
    </message>
</context>
<context>
    <name>stamp</name>
    <message>
        <source>clock {0} s fast</source>
        <translation>本机快 {0} 秒</translation>
    </message>
    <message>
        <source>clock {0} s slow</source>
        <translation>本机慢 {0} 秒</translation>
    </message>
    <message>
        <source>± unknown</source>
        <translation>时间误差不详</translation>
    </message>
    <message>
        <source>± {0} s</source>
        <translation>±{0} 秒</translation>
    </message>
</context>
<context>
    <name>tile</name>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>Camera pictures</source>
        <translation>视频画面</translation>
    </message>
    <message>
        <source>Connection failed</source>
        <translation>连接失败</translation>
    </message>
    <message>
        <source>Covered: %1</source>
        <translation>隐私遮挡 %1 处</translation>
    </message>
    <message>
        <source>Empty tile</source>
        <translation>空画面</translation>
    </message>
    <message>
        <source>Last frame %1</source>
        <translation>末帧 %1</translation>
    </message>
    <message>
        <source>Layout: drag over tiles to join, drag an edge to move it · S part · Shift+arrows join · Ctrl+arrows move the edge · Enter keep · Esc as before</source>
        <translation>编辑分屏：拖过窗格合并，拖动边线调整·S 拆分·Shift+方向键 合并·Ctrl+方向键 移动边线·Enter 保留·Esc 还原</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>No free session</source>
        <translation>无空闲会话</translation>
    </message>
    <message>
        <source>No permission</source>
        <translation>无权限</translation>
    </message>
    <message>
        <source>Picture frozen</source>
        <translation>画面冻结</translation>
    </message>
    <message>
        <source>Playback</source>
        <translation>回放</translation>
    </message>
    <message>
        <source>Reduced</source>
        <translation>降级</translation>
    </message>
    <message>
        <source>Reduced: key frames only</source>
        <translation>降级·仅关键帧</translation>
    </message>
    <message>
        <source>Reduced: paused</source>
        <translation>降级·已暂停</translation>
    </message>
    <message>
        <source>Reduced: soft edges</source>
        <translation>降级·简化解码</translation>
    </message>
    <message>
        <source>Waiting for picture</source>
        <translation>等待画面</translation>
    </message>
    <message>
        <source>Weak link</source>
        <translation>弱网</translation>
    </message>
    <message>
        <source>Zoom %1×</source>
        <translation>放大 %1 倍</translation>
    </message>
</context>
<context>
    <name>trail</name>
    <message>
        <source>Back in the pool: no input at the owner's seat</source>
        <translation>退回待认领：承办席位无操作</translation>
    </message>
    <message>
        <source>Back in the pool: the owner logged out</source>
        <translation>退回待认领：承办人已退出登录</translation>
    </message>
    <message>
        <source>Back in the pool: the owner's seat is away</source>
        <translation>退回待认领：承办席位失联</translation>
    </message>
    <message>
        <source>Back in the pool: the owner's shift ended</source>
        <translation>承办人班次结束，退回待认领</translation>
    </message>
    <message>
        <source>Brought back</source>
        <translation>恢复显示</translation>
    </message>
    <message>
        <source>Call registered, from {0}</source>
        <translation>接报登记，来电：{0}</translation>
    </message>
    <message>
        <source>Call to the leader on duty put off ({0})</source>
        <translation>推后报带班领导（{0}）</translation>
    </message>
    <message>
        <source>Call-out begun: {0} towns</source>
        <translation>开始叫应：{0} 个街镇</translation>
    </message>
    <message>
        <source>Called back by phone: {0}</source>
        <translation>电话撤销：{0}</translation>
    </message>
    <message>
        <source>Called back: {0}</source>
        <translation>下达撤销指令：{0}</translation>
    </message>
    <message>
        <source>Called further up: {0}</source>
        <translation>超时升级，已呼叫{0}</translation>
    </message>
    <message>
        <source>Came back as {0}</source>
        <translation>再次告警，{0}色</translation>
    </message>
    <message>
        <source>Changed, lowered to {0}</source>
        <translation>变更，降为{0}</translation>
    </message>
    <message>
        <source>Changed, raised to {0}</source>
        <translation>变更，升为{0}</translation>
    </message>
    <message>
        <source>Checked by a person: {0}</source>
        <translation>人工核对：{0}</translation>
    </message>
    <message>
        <source>Closed ({0})</source>
        <translation>办结（{0}）</translation>
    </message>
    <message>
        <source>Counts now: it came {0} times</source>
        <translation>开始计入：已来 {0} 次</translation>
    </message>
    <message>
        <source>Did not answer in time, shift leader told: {0}</source>
        <translation>超时未应答，已报值班长：{0}</translation>
    </message>
    <message>
        <source>Found on video patrol, {0}</source>
        <translation>视频轮巡发现，{0}</translation>
    </message>
    <message>
        <source>Found once more, {0}</source>
        <translation>再次发现，{0}</translation>
    </message>
    <message>
        <source>Given back to the 110 desk ({0})</source>
        <translation>退回 110（{0}）</translation>
    </message>
    <message>
        <source>Handled together as “{0}”</source>
        <translation>并案处置：{0}</translation>
    </message>
    <message>
        <source>Holds longer, until {0}</source>
        <translation>延续至 {0}</translation>
    </message>
    <message>
        <source>Issued anew as {0}</source>
        <translation>重新发布，{0}</translation>
    </message>
    <message>
        <source>Issued, from {0}</source>
        <translation>发布，来源：{0}</translation>
    </message>
    <message>
        <source>Lifted, says {0}</source>
        <translation>解除，来源：{0}</translation>
    </message>
    <message>
        <source>Lowered to {0}</source>
        <translation>降为{0}</translation>
    </message>
    <message>
        <source>Merged into “{0}”</source>
        <translation>并入“{0}”</translation>
    </message>
    <message>
        <source>Merging taken back, it was merged into “{0}”</source>
        <translation>撤回并入，原并入“{0}”</translation>
    </message>
    <message>
        <source>Note: {0}</source>
        <translation>记事：{0}</translation>
    </message>
    <message>
        <source>Order sent to {0}</source>
        <translation>下达指令：{0}</translation>
    </message>
    <message>
        <source>Out of service ({0})</source>
        <translation>停用报修（{0}）</translation>
    </message>
    <message>
        <source>Raised to {0}</source>
        <translation>升为{0}色</translation>
    </message>
    <message>
        <source>Received from {0}</source>
        <translation>接收，来源：{0}</translation>
    </message>
    <message>
        <source>Recovered, says {0}</source>
        <translation>已恢复，来源：{0}</translation>
    </message>
    <message>
        <source>Sent by phone: {0}</source>
        <translation>电话调派：{0}</translation>
    </message>
    <message>
        <source>Shelved ({0})</source>
        <translation>搁置（{0}）</translation>
    </message>
    <message>
        <source>Signature taken back</source>
        <translation>撤回签收</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>签收</translation>
    </message>
    <message>
        <source>Signed with: {0}</source>
        <translation>签收注明：{0}</translation>
    </message>
    <message>
        <source>Suppressed ({0})</source>
        <translation>规则抑制（{0}）</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Taken from the 110 desk</source>
        <translation>110 分流接单</translation>
    </message>
    <message>
        <source>Taken on</source>
        <translation>认领</translation>
    </message>
    <message>
        <source>The picture named by the source was not understood</source>
        <translation>来源所附识别画面的编号不对</translation>
    </message>
    <message>
        <source>The source is heard again: {0}</source>
        <translation>信源恢复：{0}</translation>
    </message>
    <message>
        <source>The source is silent: {0}</source>
        <translation>信源无响应，状态不明：{0}</translation>
    </message>
    <message>
        <source>Three-way call: {0}</source>
        <translation>三方通话：{0}</translation>
    </message>
    <message>
        <source>Verified: not true ({0})</source>
        <translation>核实：不属实（{0}）</translation>
    </message>
    <message>
        <source>Verified: true</source>
        <translation>核实：属实</translation>
    </message>
    <message>
        <source>Work order {0}</source>
        <translation>已派工单：{0}</translation>
    </message>
    <message>
        <source>back to 110</source>
        <translation>商定退回 110</translation>
    </message>
    <message>
        <source>both</source>
        <translation>都保留</translation>
    </message>
    <message>
        <source>leader on duty</source>
        <translation>带班领导</translation>
    </message>
    <message>
        <source>shift leader</source>
        <translation>值班长</translation>
    </message>
    <message>
        <source>still unclear, taken here</source>
        <translation>仍不明确，首接负责，本席先接</translation>
    </message>
    <message>
        <source>taken here</source>
        <translation>商定本席接单</translation>
    </message>
    <message>
        <source>the hub's holds</source>
        <translation>以中心为准</translation>
    </message>
    <message>
        <source>the seat's holds</source>
        <translation>以本机为准</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>不详</translation>
    </message>
    <message>
        <source>“{0}” is no longer merged into this</source>
        <translation>“{0}”撤回并入</translation>
    </message>
    <message>
        <source>“{0}” merged into this</source>
        <translation>“{0}”并入本事项</translation>
    </message>
</context>
<context>
    <name>unlock</name>
    <message>
        <source>Passphrase of this seat, or recovery key</source>
        <translation>本席口令或恢复密钥</translation>
    </message>
    <message>
        <source>The keyring does not give the key: open it and restart, or type the recovery key</source>
        <translation>系统钥匙串未给出密钥：解锁后重启，或输入恢复密钥</translation>
    </message>
    <message>
        <source>The passphrase is wrong; nothing was changed</source>
        <translation>本席口令不对，未作任何改动</translation>
    </message>
    <message>
        <source>This recovery key is not this seat's; nothing was changed</source>
        <translation>恢复密钥不是本席的，未作任何改动</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>What this seat has saved is encrypted; at the first start it is set here</source>
        <translation>本席数据已加密；首次启动在此设定本席口令</translation>
    </message>
</context>
<context>
    <name>video</name>
    <message>
        <source>A restricted camera: only with the hub's permission</source>
        <translation>受限点位：须经中心授权，断网不可调看</translation>
    </message>
    <message>
        <source>Ask for a look on the wall: {0}</source>
        <translation>在视频墙上按 {0} 申请调看</translation>
    </message>
    <message>
        <source>Asking the platform for the recording</source>
        <translation>正在向平台调取录像</translation>
    </message>
    <message>
        <source>Asking the platform for the stream</source>
        <translation>正在向平台取流</translation>
    </message>
    <message>
        <source>Attempt %1 in %2 s</source>
        <translation>第 %1 次重试 %2 秒后</translation>
    </message>
    <message>
        <source>Attempt %1 is under way</source>
        <translation>第 %1 次重试中</translation>
    </message>
    <message>
        <source>Camera has no such stream</source>
        <translation>设备回复：无此视频流</translation>
    </message>
    <message>
        <source>Camera refuses this login</source>
        <translation>设备拒绝登录，未授权本席</translation>
    </message>
    <message>
        <source>Cameras without a picture</source>
        <translation>没有画面的点位</translation>
    </message>
    <message>
        <source>Connecting, %1 s so far</source>
        <translation>正在取流，已 %1 秒</translation>
    </message>
    <message>
        <source>Connection broke off</source>
        <translation>连接中断</translation>
    </message>
    <message>
        <source>Decoder breaks down over this stream</source>
        <translation>解码进程播放此路时崩溃</translation>
    </message>
    <message>
        <source>Decoder is restarting</source>
        <translation>解码进程正在重启</translation>
    </message>
    <message>
        <source>Device does not answer</source>
        <translation>设备无应答</translation>
    </message>
    <message>
        <source>Device refuses the connection</source>
        <translation>设备拒绝连接</translation>
    </message>
    <message>
        <source>Measure how many pictures this seat can show</source>
        <translation>实测本席能看多少路</translation>
    </message>
    <message>
        <source>Measuring for {0} s how many pictures this seat can show</source>
        <translation>正在实测本席能看多少路，{0} 秒</translation>
    </message>
    <message>
        <source>No address is known for this camera</source>
        <translation>此点位没有可用的视频地址</translation>
    </message>
    <message>
        <source>Not available offline: it comes through the platform</source>
        <translation>断网取不到，须经平台转发</translation>
    </message>
    <message>
        <source>Only sound arrives, no picture</source>
        <translation>只有声音，没有画面</translation>
    </message>
    <message>
        <source>Order a repair</source>
        <translation>报修派工单</translation>
    </message>
    <message>
        <source>Take the repair order back</source>
        <translation>撤回报修</translation>
    </message>
    <message>
        <source>The device grants no more sessions</source>
        <translation>设备会话已满</translation>
    </message>
    <message>
        <source>The directory has this camera no more</source>
        <translation>点位目录里已没有此点位</translation>
    </message>
    <message>
        <source>The playlist is no longer updated</source>
        <translation>播放列表不再更新</translation>
    </message>
    <message>
        <source>The self-test of the video did not succeed</source>
        <translation>视频实测没有成功</translation>
    </message>
    <message>
        <source>This machine cannot open this address</source>
        <translation>本机无法打开该地址</translation>
    </message>
    <message>
        <source>This seat decodes too much: paused</source>
        <translation>本席解码过载，此路暂停</translation>
    </message>
    <message>
        <source>This seat decodes {0} streams already, and no more</source>
        <translation>本席同时解码已满 {0} 路</translation>
    </message>
    <message>
        <source>This seat has no permission for this camera</source>
        <translation>未授权本席调看</translation>
    </message>
    <message>
        <source>This seat: at most {0} pictures; {1} are wanted, what is beyond is reduced</source>
        <translation>本席最多 {0} 路，现要看 {1} 路，超出的会降级</translation>
    </message>
    <message>
        <source>This seat: at most {0} sub streams or {1} main streams by software; graphics ({2}) proved itself and decodes from the next start</source>
        <translation>本席最多 {0} 路子码流，或 {1} 路主码流（按软件解码计）；显卡（{2}）实测可用，下次启动起由它解码</translation>
    </message>
    <message>
        <source>This seat: at most {0} sub streams or {1} main streams, decoded by software</source>
        <translation>本席最多 {0} 路子码流，或 {1} 路主码流（软件解码）</translation>
    </message>
    <message>
        <source>This seat: at most {0} sub streams or {1} main streams, decoded by software; graphics ({2}) proved itself and is turned off in the settings</source>
        <translation>本席最多 {0} 路子码流，或 {1} 路主码流（软件解码）；显卡（{2}）实测可用，设置里关着</translation>
    </message>
    <message>
        <source>Tried again when one is free, at the latest in %1 s</source>
        <translation>有空闲即重连，最迟 %1 秒后重试</translation>
    </message>
    <message>
        <source>Try all cameras without a picture again now</source>
        <translation>立即重试所有没画面的点位</translation>
    </message>
    <message>
        <source>Try this camera again now</source>
        <translation>立即重试这一路</translation>
    </message>
    <message>
        <source>Waiting for the playlist to be updated</source>
        <translation>等待播放列表更新</translation>
    </message>
    <message>
        <source>What arrives is damaged</source>
        <translation>收到的画面损坏</translation>
    </message>
    <message>
        <source>What arrives is no video</source>
        <translation>收到的数据不是视频</translation>
    </message>
    <message>
        <source>direct (kept address)</source>
        <translation>直连（缓存地址）</translation>
    </message>
    <message>
        <source>{0}: try again now</source>
        <translation>按 {0} 立即重试</translation>
    </message>
</context>
<context>
    <name>viewer</name>
    <message>
        <source>Looking on · this seat is on duty in another window; nothing can be done here</source>
        <translation>只读旁观·本席正在另一窗口值守，此处不能办理</translation>
    </message>
    <message>
        <source>no pictures while looking on</source>
        <translation>旁观不接画面</translation>
    </message>
</context>
<context>
    <name>wall</name>
    <message>
        <source>, {0} more waiting</source>
        <translation>，后面还有 {0} 处</translation>
    </message>
    <message>
        <source>10 s, Shift 60 s</source>
        <translation>10 秒，加 Shift 60 秒</translation>
    </message>
    <message>
        <source>12 upright</source>
        <translation>竖装 12 格</translation>
    </message>
    <message>
        <source>1×3 upright</source>
        <translation>竖屏 1×3</translation>
    </message>
    <message>
        <source>2×6 upright</source>
        <translation>竖屏 2×6</translation>
    </message>
    <message>
        <source>3 upright</source>
        <translation>竖装 3 格</translation>
    </message>
    <message>
        <source>Another person saved this task; it stays</source>
        <translation>这是他人保存的任务，不能删除</translation>
    </message>
    <message>
        <source>Clear a tile of another wall</source>
        <translation>清空另一面墙的一格</translation>
    </message>
    <message>
        <source>Clear this tile</source>
        <translation>清空这一格</translation>
    </message>
    <message>
        <source>Cleared: {1}, tile {2}</source>
        <translation>已清空：{1} 第 {2} 格</translation>
    </message>
    <message>
        <source>Decline the picture that was sent here</source>
        <translation>谢绝推送来的画面</translation>
    </message>
    <message>
        <source>Declined there</source>
        <translation>对方谢绝</translation>
    </message>
    <message>
        <source>Declined: {0}</source>
        <translation>已谢绝：{0}</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Deleted: {0}</source>
        <translation>已删除：{0}</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>已送达</translation>
    </message>
    <message>
        <source>Demo · invented places</source>
        <translation>演示·虚构地名</translation>
    </message>
    <message>
        <source>Edit the layout</source>
        <translation>编辑分屏</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Exported: {0}</source>
        <translation>已导出：{0}</translation>
    </message>
    <message>
        <source>For {0}: on its way, valid {1} min</source>
        <translation>已推送到 {0}，{1} 分钟内有效，等对方接受</translation>
    </message>
    <message>
        <source>For {0}: saved, it leaves when the link is back, or is over in {1} min</source>
        <translation>推送到 {0}：已存本机，联网后送出；{1} 分钟后作废</translation>
    </message>
    <message>
        <source>From {0}: {1}, on {2}</source>
        <translation>{0}推来：{1}，已上 {2}</translation>
    </message>
    <message>
        <source>Further cameras</source>
        <translation>其余点位（按级别）</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>第</translation>
    </message>
    <message>
        <source>Hot spots as the layout has them</source>
        <translation>热点位置恢复为分屏默认</translation>
    </message>
    <message>
        <source>Hot spots on this tile, or as before</source>
        <translation>热点绑到此格 / 恢复默认</translation>
    </message>
    <message>
        <source>Hot spots take tile {0}</source>
        <translation>热点固定在第 {0} 格</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Import a wall task</source>
        <translation>导入墙面任务</translation>
    </message>
    <message>
        <source>Imported: {0}</source>
        <translation>已导入：{0}</translation>
    </message>
    <message>
        <source>Key cameras</source>
        <translation>重点点位</translation>
    </message>
    <message>
        <source>Layouts</source>
        <translation>分屏</translation>
    </message>
    <message>
        <source>No camera is chosen</source>
        <translation>尚未选点位</translation>
    </message>
    <message>
        <source>No camera is known that sees the place of this alert</source>
        <translation>没有已知点位能看到此告警的位置</translation>
    </message>
    <message>
        <source>No camera on this wall yet</source>
        <translation>这面墙还没有点位</translation>
    </message>
    <message>
        <source>No picture waits for this seat</source>
        <translation>没有等待接受的画面</translation>
    </message>
    <message>
        <source>No receipt: cut off</source>
        <translation>断网，未见回执</translation>
    </message>
    <message>
        <source>No wall of this hall is the director's: see the settings, video wall</source>
        <translation>全厅没有设指挥长屏：在设置·视频墙里指定</translation>
    </message>
    <message>
        <source>No wall task has the number {0}</source>
        <translation>没有编号为 {0} 的墙面任务</translation>
    </message>
    <message>
        <source>None yet: arrange the wall, write a name, {0}</source>
        <translation>还没有任务：摆好墙面，写名称，按 {0}</translation>
    </message>
    <message>
        <source>Not delivered</source>
        <translation>未送达</translation>
    </message>
    <message>
        <source>Not saved: {0}</source>
        <translation>未保存：{0}</translation>
    </message>
    <message>
        <source>Not taken yet</source>
        <translation>待送达</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>路正常</translation>
    </message>
    <message>
        <source>On which wall</source>
        <translation>换打开位置</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Pictures are shown whole</source>
        <translation>画面完整显示</translation>
    </message>
    <message>
        <source>Pictures fill their tiles</source>
        <translation>画面裁切填满</translation>
    </message>
    <message>
        <source>Pictures whole, or filling their tile</source>
        <translation>画面完整 / 裁切填满</translation>
    </message>
    <message>
        <source>Play the recording, or back to live</source>
        <translation>录像回放，或回到实时</translation>
    </message>
    <message>
        <source>Playback</source>
        <translation>回放</translation>
    </message>
    <message>
        <source>Put on another wall: {0}</source>
        <translation>推送：{0}</translation>
    </message>
    <message>
        <source>Put this picture on another wall</source>
        <translation>推送到另一面墙</translation>
    </message>
    <message>
        <source>Recording around an alert</source>
        <translation>告警前后录像</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>存为</translation>
    </message>
    <message>
        <source>Save the wall as</source>
        <translation>存为任务</translation>
    </message>
    <message>
        <source>Saved here: {0}, version {1}</source>
        <translation>已存本席：{0}，第 {1} 版</translation>
    </message>
    <message>
        <source>Send this picture to the director's screen</source>
        <translation>送指挥长屏</translation>
    </message>
    <message>
        <source>Share with the hall</source>
        <translation>共享给全厅</translation>
    </message>
    <message>
        <source>Shared with the hall: {0}</source>
        <translation>已共享给全厅：{0}</translation>
    </message>
    <message>
        <source>Somebody else saved a newer version</source>
        <translation>别人已存了更新的版本</translation>
    </message>
    <message>
        <source>Swap this picture with one of another wall</source>
        <translation>与另一面墙互换画面</translation>
    </message>
    <message>
        <source>Swap with a tile of another wall: {0}</source>
        <translation>与另一面墙的一格互换：{0}</translation>
    </message>
    <message>
        <source>Swivel</source>
        <translation>云台</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>接受</translation>
    </message>
    <message>
        <source>Take the picture that was sent here</source>
        <translation>接受推送来的画面</translation>
    </message>
    <message>
        <source>The directory does not know this camera</source>
        <translation>点位目录中没有此点位</translation>
    </message>
    <message>
        <source>The wall as before</source>
        <translation>墙面恢复上一步</translation>
    </message>
    <message>
        <source>The wall is as before</source>
        <translation>墙面已恢复上一步</translation>
    </message>
    <message>
        <source>There is no other wall: open one, or wait until another seat has one</source>
        <translation>没有别的视频墙：再开一面，或等别的席位开墙</translation>
    </message>
    <message>
        <source>There is no picture on this tile</source>
        <translation>这一格没有画面</translation>
    </message>
    <message>
        <source>There is no step to take back</source>
        <translation>没有可撤回的步骤</translation>
    </message>
    <message>
        <source>This picture is a recording: back to live first</source>
        <translation>此画面是录像：先回到实时</translation>
    </message>
    <message>
        <source>This picture is a recording: back to live first, by {0}</source>
        <translation>此画面是录像：先按 {0} 回到实时</translation>
    </message>
    <message>
        <source>This post may not look at recordings: ask the shift leader</source>
        <translation>本岗位无权调看录像：请联系值班长</translation>
    </message>
    <message>
        <source>This post may not turn cameras: ask the shift leader</source>
        <translation>本岗无云台控制权限，请找值班长</translation>
    </message>
    <message>
        <source>Tile {0}: {1}</source>
        <translation>第 {0} 格：{1}</translation>
    </message>
    <message>
        <source>Tiles of the wall</source>
        <translation>该墙的各格</translation>
    </message>
    <message>
        <source>To another wall</source>
        <translation>推送画面</translation>
    </message>
    <message>
        <source>Turn the camera by hand</source>
        <translation>手动云台</translation>
    </message>
    <message>
        <source>Uncover the picture, or cover it</source>
        <translation>解除 / 恢复隐私遮挡</translation>
    </message>
    <message>
        <source>Video wall</source>
        <translation>视频墙</translation>
    </message>
    <message>
        <source>Video wall 2</source>
        <translation>视频墙 2</translation>
    </message>
    <message>
        <source>Video wall 3</source>
        <translation>视频墙 3</translation>
    </message>
    <message>
        <source>Video wall 4</source>
        <translation>视频墙 4</translation>
    </message>
    <message>
        <source>Video wall 5</source>
        <translation>视频墙 5</translation>
    </message>
    <message>
        <source>Video wall 6</source>
        <translation>视频墙 6</translation>
    </message>
    <message>
        <source>Video wall {0}</source>
        <translation>视频墙 {0}</translation>
    </message>
    <message>
        <source>Wall task 1</source>
        <translation>墙面任务 1</translation>
    </message>
    <message>
        <source>Wall task 2</source>
        <translation>墙面任务 2</translation>
    </message>
    <message>
        <source>Wall task 3</source>
        <translation>墙面任务 3</translation>
    </message>
    <message>
        <source>Wall task 4</source>
        <translation>墙面任务 4</translation>
    </message>
    <message>
        <source>Wall task 5</source>
        <translation>墙面任务 5</translation>
    </message>
    <message>
        <source>Wall task 6</source>
        <translation>墙面任务 6</translation>
    </message>
    <message>
        <source>Wall task 7</source>
        <translation>墙面任务 7</translation>
    </message>
    <message>
        <source>Wall task 8</source>
        <translation>墙面任务 8</translation>
    </message>
    <message>
        <source>Wall task 9</source>
        <translation>墙面任务 9</translation>
    </message>
    <message>
        <source>Wall task: {0}</source>
        <translation>墙面任务：{0}</translation>
    </message>
    <message>
        <source>Wall tasks</source>
        <translation>墙面任务</translation>
    </message>
    <message>
        <source>Walls</source>
        <translation>视频墙</translation>
    </message>
    <message>
        <source>While cut off no camera can be turned: its platform is out of reach</source>
        <translation>断网时不能转动云台：平台连不上</translation>
    </message>
    <message>
        <source>While cut off no recording can be had: its platform is out of reach</source>
        <translation>断网期间不能调取录像：平台连不上</translation>
    </message>
    <message>
        <source>Why take over</source>
        <translation>接手原因</translation>
    </message>
    <message>
        <source>Write a name first</source>
        <translation>请先写名称</translation>
    </message>
    <message>
        <source>back to all</source>
        <translation>返回分屏</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>cameras: {0}</source>
        <translation>点位 {0}</translation>
    </message>
    <message>
        <source>clear tile {0}</source>
        <translation>清空第 {0} 格</translation>
    </message>
    <message>
        <source>close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>closer, wider</source>
        <translation>拉近、拉远</translation>
    </message>
    <message>
        <source>decoded by graphics, processors {0}%</source>
        <translation>硬解·处理器 {0}%</translation>
    </message>
    <message>
        <source>decoded by processors {0}%</source>
        <translation>软解·处理器 {0}%</translation>
    </message>
    <message>
        <source>does not play, Space tries again</source>
        <translation>没有放出，空格重试</translation>
    </message>
    <message>
        <source>edit by hand: join, part, move edges</source>
        <translation>手工编辑：合并、拆分、移动边线</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>enlarge</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>graphics {0}%</source>
        <translation>显卡 {0}%</translation>
    </message>
    <message>
        <source>hot spot</source>
        <translation>热点</translation>
    </message>
    <message>
        <source>hot spot {0} s</source>
        <translation>热点 {0} 秒</translation>
    </message>
    <message>
        <source>is being fetched</source>
        <translation>正在调取</translation>
    </message>
    <message>
        <source>is being taken</source>
        <translation>正在接管</translation>
    </message>
    <message>
        <source>key {0}</source>
        <translation>编号 {0}</translation>
    </message>
    <message>
        <source>layout {0}</source>
        <translation>分屏 {0}</translation>
    </message>
    <message>
        <source>live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>main stream</source>
        <translation>主码流</translation>
    </message>
    <message>
        <source>no free session</source>
        <translation>无空闲会话</translation>
    </message>
    <message>
        <source>no permission</source>
        <translation>无权限</translation>
    </message>
    <message>
        <source>nothing was recorded before it</source>
        <translation>此前没有录像</translation>
    </message>
    <message>
        <source>of {0}</source>
        <translation>/{0} 组</translation>
    </message>
    <message>
        <source>on patrol: {0}</source>
        <translation>轮巡：{0}</translation>
    </message>
    <message>
        <source>open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>over, Space goes on</source>
        <translation>已放完，空格接着放</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>play, pause</source>
        <translation>播放、暂停</translation>
    </message>
    <message>
        <source>playback</source>
        <translation>回放</translation>
    </message>
    <message>
        <source>plays</source>
        <translation>播放中</translation>
    </message>
    <message>
        <source>received {0} Mbit/s</source>
        <translation>接收 {0} 兆比特/秒</translation>
    </message>
    <message>
        <source>shared by {0}, version {1}</source>
        <translation>{0} 共享，第 {1} 版</translation>
    </message>
    <message>
        <source>slowly</source>
        <translation>慢速</translation>
    </message>
    <message>
        <source>speed</source>
        <translation>倍速</translation>
    </message>
    <message>
        <source>sub stream</source>
        <translation>子码流</translation>
    </message>
    <message>
        <source>take it</source>
        <translation>选用</translation>
    </message>
    <message>
        <source>the director's screen</source>
        <translation>指挥长屏</translation>
    </message>
    <message>
        <source>the wall at hand</source>
        <translation>当前墙面</translation>
    </message>
    <message>
        <source>this seat</source>
        <translation>本席</translation>
    </message>
    <message>
        <source>this seat turns it</source>
        <translation>本席操作中</translation>
    </message>
    <message>
        <source>this seat, version {0}</source>
        <translation>本席，第 {0} 版</translation>
    </message>
    <message>
        <source>tiles</source>
        <translation>分屏</translation>
    </message>
    <message>
        <source>time, e.g. 1635</source>
        <translation>时刻，如 1635</translation>
    </message>
    <message>
        <source>to the tiles</source>
        <translation>选格</translation>
    </message>
    <message>
        <source>to the time</source>
        <translation>跳到</translation>
    </message>
    <message>
        <source>turn</source>
        <translation>翻页</translation>
    </message>
    <message>
        <source>turn it</source>
        <translation>转动</translation>
    </message>
    <message>
        <source>unchanged since {0}</source>
        <translation>画面未变 {0} 起</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>weak</source>
        <translation>弱网</translation>
    </message>
    <message>
        <source>with patrol</source>
        <translation>带轮巡</translation>
    </message>
    <message>
        <source>{0} (the first {1} of {2})</source>
        <translation>{0}（前 {1} 路，共 {2} 路）</translation>
    </message>
    <message>
        <source>{0} cannot be turned</source>
        <translation>{0}：固定点位，没有云台</translation>
    </message>
    <message>
        <source>{0} chooses from the directory, {1} starts a patrol; where the directory is empty, the installer imports the cameras</source>
        <translation>按 {0} 从点位目录选，按 {1} 开始轮巡；目录为空时，请安装人员导入点位</translation>
    </message>
    <message>
        <source>{0} has no tile {1} any more</source>
        <translation>{0} 已没有第 {1} 格</translation>
    </message>
    <message>
        <source>{0} is no time: 1635, 163500 or, with the day, 11281635</source>
        <translation>{0} 不是时刻：输 1635、163500，或连日期 11281635</translation>
    </message>
    <message>
        <source>{0} is on {1}</source>
        <translation>已上墙：{0} → {1}</translation>
    </message>
    <message>
        <source>{0} sends {1} to {2}; decline by {3}</source>
        <translation>{0}推来 {1}，放到 {2}；谢绝按 {3}</translation>
    </message>
    <message>
        <source>{0} {1}×{2}, decoded by graphics</source>
        <translation>{0} {1}×{2}·硬解</translation>
    </message>
    <message>
        <source>{0} {1}×{2}, decoded by processors</source>
        <translation>{0} {1}×{2}·软解</translation>
    </message>
    <message>
        <source>{0} {1}×{2}, decoded by processors: graphics failed</source>
        <translation>{0} {1}×{2}·软解（硬解没用上）</translation>
    </message>
    <message>
        <source>{0}, as of {1}</source>
        <translation>{0}，截至 {1}</translation>
    </message>
    <message>
        <source>{0}, on no monitor, as of {1}</source>
        <translation>{0}，未上屏，截至 {1}</translation>
    </message>
    <message>
        <source>{0}, tile {1}</source>
        <translation>{0} 第 {1} 格</translation>
    </message>
    <message>
        <source>{0}, {1}x speed</source>
        <translation>{0}，{1} 倍速</translation>
    </message>
    <message>
        <source>{0}: live again</source>
        <translation>{0}：已回到实时</translation>
    </message>
    <message>
        <source>{0}: no key for {1} s, the swivel is let go</source>
        <translation>{0}：{1} 秒没有操作，云台已放开</translation>
    </message>
    <message>
        <source>{0}: no permission any more, the recording is closed</source>
        <translation>{0}：已无调看权限，录像回放已关闭</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>{0}: {1} → {2}, {3}</source>
        <translation>{0}：{1} → {2}，{3}</translation>
    </message>
    <message>
        <source>{1} of {2} decoded by graphics, processors {0}%</source>
        <translation>硬解 {1}/{2} 路·处理器 {0}%</translation>
    </message>
    <message>
        <source>汛期重点</source>
        <translation>汛期重点</translation>
    </message>
</context>
<context>
    <name>widgets</name>
    <message>
        <source>+{0}</source>
        <translation>另 {0}</translation>
    </message>
    <message>
        <source>?</source>
        <translation>不详</translation>
    </message>
    <message>
        <source>Map of the place</source>
        <translation>现场小地图</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Running clocks</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Unit: {0}</source>
        <translation>单位：{0}</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>已选</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已办</translation>
    </message>
    <message>
        <source>not chosen</source>
        <translation>未选</translation>
    </message>
    <message>
        <source>{0} d {1} h</source>
        <translation>{0} 天 {1} 时</translation>
    </message>
    <message>
        <source>{0} h {1} min</source>
        <translation>{0} 时 {1} 分</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} 分</translation>
    </message>
    <message>
        <source>{0} more</source>
        <translation>还有 {0} 项</translation>
    </message>
    <message>
        <source>{0} new above</source>
        <translation>上方新增 {0} 条</translation>
    </message>
</context>
<context>
    <name>work_order</name>
    <message>
        <source>110 diversion</source>
        <translation>110 分流</translation>
    </message>
    <message>
        <source>Add helper</source>
        <translation>加协办</translation>
    </message>
    <message>
        <source>Approve answer</source>
        <translation>审核</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Ask for delay</source>
        <translation>延期</translation>
    </message>
    <message>
        <source>Ask for exemption</source>
        <translation>申请剔除</translation>
    </message>
    <message>
        <source>Ask to return</source>
        <translation>退单</translation>
    </message>
    <message>
        <source>Check result</source>
        <translation>核查回访</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>Decide delay</source>
        <translation>答复延期</translation>
    </message>
    <message>
        <source>Decide exemption</source>
        <translation>答复剔除</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>答复退单</translation>
    </message>
    <message>
        <source>Delay asked</source>
        <translation>延期</translation>
    </message>
    <message>
        <source>Done on the spot</source>
        <translation>自行处置</translation>
    </message>
    <message>
        <source>Exemption asked</source>
        <translation>申请剔除</translation>
    </message>
    <message>
        <source>File</source>
        <translation>立案</translation>
    </message>
    <message>
        <source>First contact</source>
        <translation>先行联系</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Hall</source>
        <translation>本厅</translation>
    </message>
    <message>
        <source>Hand down</source>
        <translation>二次派单</translation>
    </message>
    <message>
        <source>Handle</source>
        <translation>处置</translation>
    </message>
    <message>
        <source>Helper done</source>
        <translation>协办办完</translation>
    </message>
    <message>
        <source>Helper signed</source>
        <translation>协办签收</translation>
    </message>
    <message>
        <source>Interim report</source>
        <translation>中途汇报</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>不予受理</translation>
    </message>
    <message>
        <source>Park</source>
        <translation>挂账</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>接报</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Relate</source>
        <translation>关联</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重开</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>直报</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>反馈</translation>
    </message>
    <message>
        <source>Return asked</source>
        <translation>退单</translation>
    </message>
    <message>
        <source>Rework</source>
        <translation>返工</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>派单</translation>
    </message>
    <message>
        <source>Send to another</source>
        <translation>转派</translation>
    </message>
    <message>
        <source>Sensing</source>
        <translation>感知</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>签收</translation>
    </message>
    <message>
        <source>Supervise</source>
        <translation>督办</translation>
    </message>
    <message>
        <source>Take up again</source>
        <translation>恢复办理</translation>
    </message>
    <message>
        <source>Urge</source>
        <translation>催办</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>核实</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>archived</source>
        <translation>已归档</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已结案</translation>
    </message>
    <message>
        <source>contacted</source>
        <translation>已联系</translation>
    </message>
    <message>
        <source>handling</source>
        <translation>处置中</translation>
    </message>
    <message>
        <source>joined</source>
        <translation>已合并</translation>
    </message>
    <message>
        <source>not accepted</source>
        <translation>不予受理</translation>
    </message>
    <message>
        <source>parked</source>
        <translation>挂账</translation>
    </message>
    <message>
        <source>reopened</source>
        <translation>重开</translation>
    </message>
    <message>
        <source>return asked</source>
        <translation>退单待定</translation>
    </message>
    <message>
        <source>rework</source>
        <translation>返工</translation>
    </message>
    <message>
        <source>signed</source>
        <translation>已签收</translation>
    </message>
    <message>
        <source>to be approved</source>
        <translation>待审核</translation>
    </message>
    <message>
        <source>to be checked</source>
        <translation>待核查</translation>
    </message>
    <message>
        <source>to be filed</source>
        <translation>待立案</translation>
    </message>
    <message>
        <source>to be sent</source>
        <translation>待派单</translation>
    </message>
    <message>
        <source>to be signed</source>
        <translation>待签收</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>已核实</translation>
    </message>
    <message>
        <source>void</source>
        <translation>作废</translation>
    </message>
</context>
</TS>

import { Result, Space } from 'antd';
import type { ReactNode } from 'react';

/** Stands in place of a room's page: why it is not shown, and the ways on from here. */
export function GateNotice(props: {
  status: 'info' | 'warning';
  title: string;
  hint: string;
  children: ReactNode;
}) {
  return (
    <Result
      className="room-gate"
      status={props.status}
      title={props.title}
      subTitle={props.hint}
      extra={
        <Space wrap size="middle" className="room-gate-ways">
          {props.children}
        </Space>
      }
    />
  );
}
